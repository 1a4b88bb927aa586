import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Parts of a list, with a turn of the event loop between two of them, so that the clock and other work can run while a long
 * answer is produced. The parts are counted and not timed, so that they are the same on every machine.
 *
 * @param size items per part: at most a few milliseconds of work
 */
export async function* slicesOf<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await nextTurn();
    yield items.slice(from, from + size);
  }
}
