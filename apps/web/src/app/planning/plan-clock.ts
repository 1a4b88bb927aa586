import type { Overlap, WorkingHours } from '@live-tz/contracts';
import { offsetAt, type ZoneOffsets } from '@live-tz/planning';

/** Somebody who may take part in a meeting. */
export interface PlanClock {
  zone: string;
  /** The name on the page. */
  name: string;
  /** Null: the usual hours. */
  hours: WorkingHours | null;
}

/** Participants with their names and the offsets of their clocks within the range of an overlap. */
export class NamedClocks {
  private readonly offsets: readonly ZoneOffsets[];

  constructor(
    private readonly clocks: readonly PlanClock[],
    { offsetsMinutes, changes }: Overlap,
  ) {
    this.offsets = clocks.map(({ zone }, index) => ({
      offsetMinutes: offsetsMinutes[index] ?? 0,
      changes: changes
        .filter((change) => change.zone === zone)
        .map(({ atMs, offsetMinutesAfter }) => ({ atMs, offsetMinutes: offsetMinutesAfter })),
    }));
  }

  get names(): readonly string[] {
    return this.clocks.map(({ name }) => name);
  }

  /** Each zone once. */
  get zones(): readonly string[] {
    return [...new Set(this.clocks.map(({ zone }) => zone))];
  }

  /** Of the participant whose dates and times the page shows. */
  get reference(): string {
    return this.nameOf(0);
  }

  get referenceZone(): string {
    return this.zoneOf(0);
  }

  nameOf(index: number): string {
    return this.clocks[index]?.name ?? '';
  }

  zoneOf(index: number): string {
    return this.clocks[index]?.zone ?? '';
  }

  /** The names of all participants in a zone. */
  namesIn(zone: string): string[] {
    return this.clocks.filter((clock) => clock.zone === zone).map(({ name }) => name);
  }

  /** Minutes east of UTC of a participant's clock. */
  offsetAt(index: number, utcMs: number): number {
    const offsets = this.offsets[index];
    return offsets === undefined ? 0 : offsetAt(offsets, utcMs);
  }
}
