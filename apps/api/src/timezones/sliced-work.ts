import { WorkTurns } from '../http/request-work';

const turns = new WorkTurns();

/**
 * Parts of a list, each in a turn of the event loop that no other part shares, so that the clock and other work can run while a long
 * answer is produced. The parts are counted and not timed, so that they are the same on every machine.
 *
 * @param size items per part: at most a few milliseconds of work
 * @throws DomainError if the client that waits for the answer has disconnected
 */
export async function* slicesOf<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    await turns.next();
    yield items.slice(from, from + size);
  }
}

/** Runs work that takes several milliseconds and cannot be divided. @throws DomainError like {@link slicesOf} */
export async function inOneTurn<T>(work: () => T): Promise<T> {
  await turns.next();
  return work();
}
