import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Parts of a list, with a turn of the event loop between two of them: whoever makes a long answer of it lets the clock and
 * everybody else come in between. The parts are counted and not timed, so that they are the same on every machine.
 *
 * @param size items a part, a few milliseconds of work at the most
 */
export async function* slicesOf<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await nextTurn();
    yield items.slice(from, from + size);
  }
}
