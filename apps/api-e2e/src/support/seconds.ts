import { skippedSeconds } from './figure';

const MS_PER_SECOND = 1000;

/** Counts the seconds missing from a list (UTC milliseconds, in the order of arrival); fails if one is repeated or out of order. */
export function missingAmong(utcMs: readonly number[]): number {
  const steps = utcMs.slice(1).map((each, index) => (each - utcMs[index]!) / MS_PER_SECOND);
  for (const step of steps) expect([Number.isInteger(step), step > 0]).toEqual([true, true]);
  return steps.reduce((missing, step) => missing + step - 1, 0);
}

/** Expects every second once, except for those that the node reports as skipped meanwhile. */
export async function expectUnbroken(
  node: { url: string },
  receivedSeconds: () => Promise<readonly number[]>,
): Promise<void> {
  const before = await skippedSeconds(node);
  const missing = missingAmong(await receivedSeconds());
  expect(missing).toBeLessThanOrEqual((await skippedSeconds(node)) - before);
}
