import { setTimeout as sleep } from 'node:timers/promises';
import { clientLeft } from '../errors/client-gone';
import { DomainError } from '../errors/domain-error';

/** A delayed request holds a connection and some kilobytes: this many cost next to nothing. */
export const MAX_SLOWED = 64;
export const MAX_SLOWED_OF_NAME = 16;
export const MAX_SLOWED_OF_NETWORK = 2;

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
/** Failures after which the delay doubles. */
const FAILURES_PER_STEP = 10;
const RETRY_AFTER_SECONDS = 10;

/** The name and the network of an attempt. */
export interface AttemptParties {
  name: string;
  network: string;
}

/** Delays attempts for some seconds, a limited number at a time. */
export class SlowedAttempts {
  private readonly waiting = new Map<string, number>();

  /**
   * Waits longer the more attempts there were above the limit.
   * @throws DomainError `throttled` if too many wait already, `unavailable` if the client disconnects
   */
  async wait(excessAttempts: number, { name, network }: AttemptParties, signal: AbortSignal): Promise<void> {
    const limits: [key: string, max: number][] = [
      ['all', MAX_SLOWED],
      [`name ${name}`, MAX_SLOWED_OF_NAME],
      [`network ${network}`, MAX_SLOWED_OF_NETWORK],
    ];
    if (limits.some(([key, max]) => this.waitingFor(key) >= max)) throw tooManyWaiting();
    for (const [key] of limits) this.waiting.set(key, this.waitingFor(key) + 1);
    try {
      await sleep(delayMs(excessAttempts), undefined, { signal, ref: false });
    } catch (error) {
      throw signal.aborted ? clientLeft() : error;
    } finally {
      for (const [key] of limits) this.leave(key);
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

/** The delay of an attempt: half a second at first, eight seconds at most. */
export function delayMs(excessAttempts: number): number {
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.floor(excessAttempts / FAILURES_PER_STEP));
}

function tooManyWaiting(): DomainError {
  return new DomainError('throttled', `Too many attempts. Try again in ${RETRY_AFTER_SECONDS} seconds.`, {
    code: 'too-many-attempts',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
