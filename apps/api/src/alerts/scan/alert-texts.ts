import type { HourCycle } from '@live-tz/contracts';
import { utcOffsetLabel } from '@live-tz/wall-clock';
import { zoneDisplayName } from '../../timezones/names/zone-display-name';
import type { ZoneTransition } from '../../timezones/rules/zone-history';
import { transitionSummary } from '../../timezones/transitions/transitions-calendar';
import type { RulesDifference } from './known-changes';

/** `Clocks go back 60 minutes in Berlin on Sun, 25 Oct 2026 at 03:00.`, or `at 3:00 AM.` for users who have chosen AM/PM. */
export function changeText(zone: string, change: ZoneTransition, hourCycle: HourCycle): string {
  const { date, time } = localTimeOf(change, hourCycle);
  return `${transitionSummary({ zone, ...change })} on ${date} at ${time}.`;
}

/** What new rules change about a zone, in one to three sentences. */
export function rulesText(
  zone: string,
  { added, withdrawn, current }: RulesDifference,
  release: string,
  hourCycle: HourCycle,
): string {
  const place = zoneDisplayName(zone);
  const sentences = [`The rules of ${place} have changed (IANA ${release}).`];
  if (current !== null) {
    const [before, after] = [current.before, current.after].map(({ offsetMinutes }) =>
      utcOffsetLabel(offsetMinutes),
    );
    sentences.push(`Its time is ${after} now, not ${before}.`);
  }
  if (withdrawn !== null) sentences.push(`Clocks do not ${withdrawnText(withdrawn, hourCycle)}.`);
  if (added !== null) sentences.push(changeText(zone, added, hourCycle));
  return sentences.join(' ');
}

function withdrawnText(change: ZoneTransition, hourCycle: HourCycle): string {
  const { before, after } = change;
  const { date, time } = localTimeOf(change, hourCycle);
  return `go ${after.offsetMinutes < before.offsetMinutes ? 'back' : 'forward'} on ${date} at ${time}`;
}

/** The date and time that the clocks show when they change: `Sun, 25 Oct 2026` and `03:00` or `3:00 AM`. */
function localTimeOf({ atMs, before }: ZoneTransition, hourCycle: HourCycle): { date: string; time: string } {
  const local = new Date(atMs + before.offsetMinutes * 60_000);
  // In the form of RFC 7231, in English whatever the locale of the machine is: `Sun, 25 Oct 2026 03:00:00 GMT`.
  const text = local.toUTCString();
  const date = text.slice(0, -13);
  // The language of the user's browser, which `auto` follows, is not known here; 24 hours cannot be misread.
  if (hourCycle !== 'h12') return { date, time: text.slice(-12, -7) };
  const hour = local.getUTCHours();
  return { date, time: `${hour % 12 || 12}${text.slice(-10, -7)} ${hour < 12 ? 'AM' : 'PM'}` };
}
