import type { ZoneRule } from '@live-tz/contracts';
import type { ZoneTable } from '../rules/zone-table';
import flagged from './daylight-savings.json';

/** The minutes that each abbreviation of daylight saving time adds to standard time, by zone. */
const SAVINGS = new Map<string, ReadonlyMap<string, number>>();
for (const { abbreviation, minutes, zones } of flagged.savings) {
  for (const zone of zones)
    SAVINGS.set(zone, new Map([...(SAVINGS.get(zone) ?? []), [abbreviation, minutes]]));
}

/** The daylight saving time in effect. */
export interface DaylightSaving {
  /** Minutes that it adds to standard time; negative where winter is the exception by law, as in Ireland. */
  minutes: number;
  /** UTC milliseconds; null if no beginning is known. */
  fromMs: number | null;
  /** UTC milliseconds; null if no end is known. */
  untilMs: number | null;
}

/**
 * The daylight saving time of a zone at an instant, or null in standard time, by the flag of the tz database. The zone data of
 * moment-timezone does not contain that flag: a file beside this one does, for the rules that were in force when this program was
 * released. A kind of time that newer rules have introduced is standard time.
 */
export function daylightSavingAt(table: ZoneTable, zone: string, utcMs: number): DaylightSaving | null {
  const history = table.historyOf(zone);
  const minutesOf = ({ abbreviation }: ZoneRule): number => savingMinutes(table, zone, abbreviation);
  const minutes = minutesOf(history.ruleAt(utcMs));
  if (minutes === 0) return null;
  let previous = history.ruleBefore(utcMs);
  while (previous !== null && minutesOf(previous) !== 0) previous = history.ruleBefore(previous.untilMs - 1);
  let next = history.nextChangeAfter(utcMs);
  while (next !== null && minutesOf(next) !== 0) next = history.nextChangeAfter(next.atMs);
  return { minutes, fromMs: previous?.untilMs ?? null, untilMs: next?.atMs ?? null };
}

/** A name that only newer rules contain has the savings of their zone. */
function savingMinutes(table: ZoneTable, zone: string, abbreviation: string): number {
  const ofZone = SAVINGS.get(zone) ?? SAVINGS.get(table.rulesNameFor(zone));
  return ofZone?.get(abbreviation) ?? 0;
}
