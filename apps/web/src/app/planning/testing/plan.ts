import { DEFAULT_WORKING_HOURS, type TimeSpan } from '@live-tz/contracts';
import { findOverlap, type ZoneOffsets } from '@live-tz/planning';
import { NamedClocks } from '../plan-clock';
import type { Plan } from '../plan-store';

/** The changes of spring 2027. */
const ZONES: Readonly<Record<string, ZoneOffsets>> = {
  'Europe/Berlin': {
    offsetMinutes: 60,
    changes: [
      { atMs: Date.parse('2027-03-28T01:00Z'), offsetMinutes: 120 },
      { atMs: Date.parse('2027-10-31T01:00Z'), offsetMinutes: 60 },
    ],
  },
  'America/New_York': {
    offsetMinutes: -300,
    changes: [{ atMs: Date.parse('2027-03-14T07:00Z'), offsetMinutes: -240 }],
  },
  'Asia/Tokyo': { offsetMinutes: 540, changes: [] },
};

/** What the server would find for these participants, by name and zone. */
export function planOf(
  participants: readonly (readonly [name: string, zone: string])[],
  from: string,
  until: string,
  minutes = 60,
): Plan {
  const range: TimeSpan = { fromMs: Date.parse(`${from}Z`), untilMs: Date.parse(`${until}Z`) };
  const planned = participants.map(([, zone]) => ({
    zone,
    label: null,
    hours: DEFAULT_WORKING_HOURS,
    offsets: ZONES[zone] ?? { offsetMinutes: 0, changes: [] },
    isRequired: true,
  }));
  const overlap = findOverlap(planned, range, minutes);
  const clocks = participants.map(([name, zone]) => ({ name, zone, hours: null }));
  return { overlap, minutes, clocks: new NamedClocks(clocks, overlap) };
}
