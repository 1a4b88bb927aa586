import type { WorkingHours } from '@live-tz/contracts';
import type { ZoneOffsets } from './zone-offsets';

/** A participant of a meeting that is being planned. */
export interface PlannedClock {
  zone: string;
  clockId?: string;
  label: string | null;
  hours: WorkingHours;
  /** For the range of the plan and a day on either side. */
  offsets: ZoneOffsets;
  isRequired: boolean;
}
