import { setTimeout as sleep } from 'node:timers/promises';
import { clientLeft } from '../errors/client-gone';
import { DomainError } from '../errors/domain-error';

/** A waiting request holds a connection and some kilobytes: no more of them than cost nothing. */
export const MAX_SLOWED = 64;
export const MAX_SLOWED_OF_NAME = 16;
export const MAX_SLOWED_OF_NETWORK = 2;

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
/** Failures after which the delay doubles. */
const FAILURES_PER_STEP = 10;
const RETRY_AFTER_SECONDS = 10;

/** Whom an attempt is counted for. */
export interface AttemptParties {
  name: string;
  network: string;
}

/** Holds attempts up for some seconds, a bounded number of them at a time. */
export class SlowedAttempts {
  private readonly waiting = new Map<string, number>();

  /**
   * Waits the longer the more attempts there were beyond what is allowed.
   * @throws DomainError `throttled` when too many wait already, `unavailable` when the client went away
   */
  async wait(attemptsTooMany: number, { name, network }: AttemptParties, signal: AbortSignal): Promise<void> {
    const bounds: [key: string, most: number][] = [
      ['all', MAX_SLOWED],
      [`name ${name}`, MAX_SLOWED_OF_NAME],
      [`network ${network}`, MAX_SLOWED_OF_NETWORK],
    ];
    if (bounds.some(([key, most]) => this.waitingFor(key) >= most)) throw tooManyWaiting();
    for (const [key] of bounds) this.waiting.set(key, this.waitingFor(key) + 1);
    try {
      await sleep(delayMs(attemptsTooMany), undefined, { signal, ref: false });
    } catch (error) {
      throw signal.aborted ? clientLeft() : error;
    } finally {
      for (const [key] of bounds) this.leave(key);
    }
  }

  private waitingFor(key: string): number {
    return this.waiting.get(key) ?? 0;
  }

  private leave(key: string): void {
    const others = this.waitingFor(key) - 1;
    if (others > 0) this.waiting.set(key, others);
    else this.waiting.delete(key);
  }
}

/** How long an attempt is held up: half a second at first, eight seconds at the most. */
export function delayMs(attemptsTooMany: number): number {
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.floor(attemptsTooMany / FAILURES_PER_STEP));
}

function tooManyWaiting(): DomainError {
  return new DomainError('throttled', `Too many tries: wait ${RETRY_AFTER_SECONDS} seconds and try again.`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
