import { Injectable } from '@nestjs/common';
import { MS_PER_SECOND, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';
import { DomainError } from '../errors/domain-error';
import { type AttemptCounter, AttemptCounters } from '../cluster/attempt-counters';
import { SlowedAttempts } from './slowed-attempts';

const QUARTER_HOUR_SECONDS = 15 * SECONDS_PER_MINUTE;
const HOUR_SECONDS = 60 * SECONDS_PER_MINUTE;
/** Failures per hour of one name, from anywhere, that cause no delay. */
export const MAX_FAILURES_OF_NAME = 50;
/** Wrong codes of a user's second factor per quarter of an hour from one network. */
export const MAX_WRONG_CODES = 10;
/** The same per hour from anywhere: after a month of guessing one of a million codes is found with a probability of 6 %. */
export const MAX_WRONG_CODES_ANYWHERE = 30;

/** An attempt to sign in with a password. */
export interface PasswordAttempt {
  /** The key of the user name, or an empty text if it cannot be one. */
  nameKey: string;
  /** From `clientNetwork`. */
  network: string;
  /** Aborted when the client disconnects. */
  signal: AbortSignal;
  /** Whether there was a sign-in with this name from this network before; called only if needed. */
  isKnownNetwork: () => Promise<boolean>;
  /** Called before a refusal with its reason: guesses at this name, or all guesses of the network. */
  onThrottled: (reason: 'name' | 'network') => Promise<void>;
}

/** A counter, and the key to count. */
type CountedKey = readonly [counter: AttemptCounter, key: string];

/** Slows down the guessing of passwords and mass registration; other operations are not limited here. */
@Injectable()
export class AttemptLimits {
  private readonly failuresByNetwork: AttemptCounter;
  private readonly failuresByNetworkAndName: AttemptCounter;
  /** From anywhere: an attacker with many addresses cannot avoid this one. */
  private readonly failuresByName: AttemptCounter;
  private readonly registrations: AttemptCounter;
  private readonly wrongCodesByNetwork: AttemptCounter;
  private readonly wrongCodes: AttemptCounter;
  private readonly slowed = new SlowedAttempts();

  constructor(counters: AttemptCounters) {
    this.failuresByNetwork = counters.make('address', 100, QUARTER_HOUR_SECONDS);
    this.failuresByNetworkAndName = counters.make('name', 10, QUARTER_HOUR_SECONDS);
    this.failuresByName = counters.make('name-anywhere', MAX_FAILURES_OF_NAME, HOUR_SECONDS);
    this.wrongCodesByNetwork = counters.make('code', MAX_WRONG_CODES, QUARTER_HOUR_SECONDS);
    this.wrongCodes = counters.make('code-anywhere', MAX_WRONG_CODES_ANYWHERE, HOUR_SECONDS);
    this.registrations = counters.make('registration', 30, HOUR_SECONDS);
  }

  /**
   * Checks a password with a function that returns null for a wrong one. The attempt is counted before the check and refunded if
   * it succeeds, so that a thousand concurrent guesses count as a thousand. The network is counted first, so that a refusal of
   * the network leaves no trace of the name.
   * @throws DomainError `throttled`
   */
  async tryPassword<T>(attempt: PasswordAttempt, check: () => Promise<T | null>): Promise<T | null> {
    const { nameKey, network } = attempt;
    const counted: [CountedKey, CountedKey] = [
      [this.failuresByNetwork, network],
      [this.failuresByNetworkAndName, `${network} ${nameKey}`],
    ];
    const [ofNetwork, ofName] = counted;
    await reportThrottling('network', attempt, () => take(ofNetwork));
    await reportThrottling('name', attempt, async () => {
      await take(ofName);
      await this.slowDown(attempt);
    });
    let isFailure = false;
    try {
      const result = await check();
      isFailure = result === null;
      return result;
    } finally {
      // An aborted check has revealed nothing, so it is not a failure.
      if (!isFailure) await refund([...counted, [this.failuresByName, nameKey]]);
    }
  }

  /** Forgets the failures of a name from a network. */
  async forgive(nameKey: string, network: string): Promise<void> {
    await this.failuresByNetworkAndName.forget(`${network} ${nameKey}`);
  }

  /**
   * Checks a code of a second factor, counted like a password.
   * @param isGuessable whether guesses from many networks have to be limited together: a recovery code is too long to guess, so
   * that it remains a way in for a user whose short codes are being guessed
   * @throws DomainError `throttled`
   */
  async tryCode(
    userId: string,
    network: string,
    isGuessable: boolean,
    check: () => Promise<boolean>,
  ): Promise<boolean> {
    const counted: CountedKey[] = [
      [this.wrongCodesByNetwork, `${network} ${userId}`],
      ...(isGuessable ? [[this.wrongCodes, userId] as const] : []),
    ];
    for (const each of counted) await take(each);
    const isRight = await check();
    if (isRight) await refund(counted);
    return isRight;
  }

  /** @throws DomainError `throttled` */
  async register(network: string): Promise<void> {
    await take([this.registrations, network]);
  }

  /**
   * Delays guesses at a name that is guessed from many networks. The user is not locked out: a sign-in from a known network
   * succeeds at once, and from a new one after some seconds.
   */
  private async slowDown({ nameKey, network, signal, isKnownNetwork }: PasswordAttempt): Promise<void> {
    const { attempts, isAllowed } = await this.failuresByName.count(nameKey);
    if (isAllowed || (await isKnownNetwork())) return;
    await this.slowed.wait(attempts - MAX_FAILURES_OF_NAME, { name: nameKey, network }, signal);
  }
}

async function reportThrottling(
  reason: 'name' | 'network',
  attempt: PasswordAttempt,
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'throttled') await attempt.onThrottled(reason);
    throw error;
  }
}

async function refund(counted: readonly CountedKey[]): Promise<void> {
  await Promise.all(counted.map(([counter, key]) => counter.refund(key)));
}

async function take([counter, key]: CountedKey): Promise<void> {
  const { isAllowed, retryAfterMs } = await counter.count(key);
  if (isAllowed) return;
  const seconds = Math.max(1, Math.ceil(retryAfterMs / MS_PER_SECOND));
  throw new DomainError('throttled', `Too many attempts. Try again in ${durationText(seconds)}.`, {
    code: 'too-many-attempts',
    retryAfterSeconds: seconds,
  });
}

function durationText(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / SECONDS_PER_MINUTE)} minutes`;
}
