import { Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../http/domain-error';
import { AttemptCounters } from './attempt-counters';

const QUARTER_HOUR_SECONDS = 15 * 60;
const HOUR_SECONDS = 60 * 60;

/** One allowance: a limiter, and whom it is counted for. */
type Allowance = readonly [limiter: RateLimiterAbstract, key: string];

/** Slows down guessing of passwords and mass registration; nothing else of the API is throttled. */
@Injectable()
export class AttemptLimits {
  private readonly failuresByName: RateLimiterAbstract;
  private readonly failuresByAddress: RateLimiterAbstract;
  private readonly registrations: RateLimiterAbstract;

  constructor(counters: AttemptCounters) {
    this.failuresByName = counters.make('name', 10, QUARTER_HOUR_SECONDS);
    this.failuresByAddress = counters.make('address', 100, QUARTER_HOUR_SECONDS);
    this.registrations = counters.make('registration', 30, HOUR_SECONDS);
  }

  /**
   * Runs a log-in that tells whether it succeeded. It is counted before it runs and given back when it succeeds, so
   * that a thousand guesses at the same instant count as a thousand.
   * @throws DomainError `throttled`
   */
  async logIn<T>(name: string, address: string, attempt: () => Promise<T | null>): Promise<T | null> {
    const allowances: Allowance[] = [
      [this.failuresByName, `${address} ${name}`],
      [this.failuresByAddress, address],
    ];
    for (const allowance of allowances) await take(allowance);
    const result = await attempt();
    if (result !== null) await Promise.all(allowances.map(([counter, key]) => counter.reward(key, 1)));
    return result;
  }

  /** @throws DomainError `throttled` */
  async register(address: string): Promise<void> {
    await take([this.registrations, address]);
  }
}

async function take([counter, key]: Allowance): Promise<void> {
  try {
    await counter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new DomainError('throttled', `Too many tries: wait ${inWords(seconds)} and try again.`, {
      retryAfterSeconds: seconds,
    });
  }
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
