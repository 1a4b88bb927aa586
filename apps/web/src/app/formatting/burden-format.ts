import type { DayState } from '@live-tz/contracts';

const MAX_NAMED = 3;
const NOON = 12;

/** A participant for whom a meeting is outside of work. */
export interface Bearer {
  name: string;
  state: DayState;
  /** On their clock at the beginning of the meeting. */
  time: string;
  hour: number;
  burden: number;
  isRequired: boolean;
}

/** `Early for New York (08:00) and late for Tokyo (22:00).`, the most burdened first; `Everyone is at work.` */
export function formatBearers(bearers: readonly Bearer[]): string {
  const required = ordered(bearers.filter(({ isRequired }) => isRequired));
  const optional = ordered(bearers.filter(({ isRequired }) => !isRequired));
  const first =
    required.length === 0 ? 'Everyone who has to come is at work.' : `${capitalized(phrases(required))}.`;
  if (required.length === 0 && optional.length === 0) return 'Everyone is at work.';
  return optional.length === 0 ? first : `${first} Optional: ${phrases(optional)}.`;
}

/**
 * `The best time is always late for Tokyo. Taking turns shares that: first late for Tokyo, then early for New York, then fine
 * for all.`
 *
 * @param best the bearers of the best slot
 * @param rotation those of the three slots
 */
export function formatRotation(best: readonly Bearer[], rotation: readonly (readonly Bearer[])[]): string {
  const [first = '', second = '', third = ''] = rotation.map(mainPhrase);
  return `The best time is always ${mainPhrase(best)}. Taking turns shares that: first ${first}, then ${second}, then ${third}.`;
}

function mainPhrase(bearers: readonly Bearer[]): string {
  const [most] = ordered(bearers.filter(({ isRequired }) => isRequired));
  return most === undefined ? 'fine for all' : phrase(most).replace(/ \(.*\)$/, '');
}

function ordered(bearers: readonly Bearer[]): Bearer[] {
  return bearers.filter(({ burden }) => burden > 0).sort((a, b) => b.burden - a.burden);
}

function phrases(bearers: readonly Bearer[]): string {
  const named = bearers.slice(0, bearers.length > MAX_NAMED ? MAX_NAMED - 1 : MAX_NAMED).map(phrase);
  const others = bearers.length - named.length;
  const all = others > 0 ? [...named, `outside of work for ${others} more`] : named;
  const last = all.at(-1) ?? '';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

function phrase({ name, state, time, hour }: Bearer): string {
  const when = {
    asleep: 'at night',
    weekend: 'at the weekend',
    awake: hour < NOON ? 'early' : 'late',
    working: 'partly outside of work',
  }[state];
  return `${when} for ${name} (${time})`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
