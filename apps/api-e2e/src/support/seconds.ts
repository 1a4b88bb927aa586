import { skippedSeconds } from './figure';

const MS_PER_SECOND = 1000;

/** Counts what is missing between seconds (UTC milliseconds) that came in this order; fails where one came again or late. */
export function missingAmong(utcMs: readonly number[]): number {
  const steps = utcMs.slice(1).map((each, index) => (each - utcMs[index]!) / MS_PER_SECOND);
  for (const step of steps) expect([Number.isInteger(step), step > 0]).toEqual([true, true]);
  return steps.reduce((missing, step) => missing + step - 1, 0);
}

/** What a node shows to somebody while something happens: every second once, but for those it says it had to skip. */
export async function expectUnbroken(
  node: { url: string },
  secondsSeen: () => Promise<readonly number[]>,
): Promise<void> {
  const before = await skippedSeconds(node);
  const missing = missingAmong(await secondsSeen());
  expect(missing).toBeLessThanOrEqual((await skippedSeconds(node)) - before);
}
