import type { WorldTime, WorldTimeError } from '@live-tz/contracts';

/** An answer of WorldTimeAPI as text: a name on each line, or a field, which is empty for null. */
export function worldTimeText(answer: WorldTime | WorldTimeError | readonly string[]): string {
  const lines = Array.isArray(answer)
    ? (answer as readonly string[])
    : Object.entries(answer).map(([name, value]) => `${name}: ${value ?? ''}`);
  return lines.map((line) => `${line}\n`).join('');
}
