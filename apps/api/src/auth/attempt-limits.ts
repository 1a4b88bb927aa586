import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error';
import { type AttemptCounter, AttemptCounters } from './attempt-counters';
import { SlowedAttempts } from './slowed-attempts';

const QUARTER_HOUR_SECONDS = 15 * 60;
const HOUR_SECONDS = 60 * 60;
/** Failures an hour of one name, from anywhere, that slow nobody down. */
export const MAX_FAILURES_OF_NAME = 50;

/** Who tries to prove that they are somebody. */
export interface PasswordAttempt {
  /** The key of the user name, or an empty text for what can be none. */
  nameKey: string;
  /** As `clientNetwork` names it. */
  network: string;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  /** Whether somebody has signed in with this name from this network before; asked only when it matters. */
  isKnownNetwork: () => Promise<boolean>;
  /** Told before the refusal whether it is for guesses at this name, or for all guesses of the network. */
  onThrottled: (reason: 'name' | 'network') => Promise<void>;
}

/** One allowance: a counter, and whom it is counted for. */
type Allowance = readonly [counter: AttemptCounter, whom: string];

/** Slows down guessing of passwords and mass registration; nothing else of the API is throttled here. */
@Injectable()
export class AttemptLimits {
  private readonly failuresByNetwork: AttemptCounter;
  private readonly failuresByNetworkAndName: AttemptCounter;
  /** From anywhere: what an attacker with many addresses cannot spread. */
  private readonly failuresByName: AttemptCounter;
  private readonly registrations: AttemptCounter;
  private readonly slowed = new SlowedAttempts();

  constructor(counters: AttemptCounters) {
    this.failuresByNetwork = counters.make('address', 100, QUARTER_HOUR_SECONDS);
    this.failuresByNetworkAndName = counters.make('name', 10, QUARTER_HOUR_SECONDS);
    this.failuresByName = counters.make('name-anywhere', MAX_FAILURES_OF_NAME, HOUR_SECONDS);
    this.registrations = counters.make('registration', 30, HOUR_SECONDS);
  }

  /**
   * Checks a password by a function that gives null for a wrong one. The attempt is counted before it runs and given
   * back when it succeeds, so that a thousand guesses at the same instant count as a thousand. The network is counted
   * first: what it is refused for leaves no trace of the name.
   * @throws DomainError `throttled`
   */
  async tryPassword<T>(attempt: PasswordAttempt, check: () => Promise<T | null>): Promise<T | null> {
    const { nameKey, network } = attempt;
    const allowances: [Allowance, Allowance] = [
      [this.failuresByNetwork, network],
      [this.failuresByNetworkAndName, `${network} ${nameKey}`],
    ];
    const [ofNetwork, ofName] = allowances;
    await toldOf('network', attempt, () => take(ofNetwork));
    await toldOf('name', attempt, async () => {
      await take(ofName);
      await this.slowDown(attempt);
    });
    let isFailure = false;
    try {
      const result = await check();
      isFailure = result === null;
      return result;
    } finally {
      // A check that broke off has told nobody anything: it is no failure either.
      if (!isFailure) await giveBack([...allowances, [this.failuresByName, nameKey]]);
    }
  }

  /** @throws DomainError `throttled` */
  async register(network: string): Promise<void> {
    await take([this.registrations, network]);
  }

  /**
   * Holds up who guesses at a name that is guessed at from many networks. Nobody is locked out: the user gets in from a
   * network of theirs at once, and from a new one after some seconds.
   */
  private async slowDown({ nameKey, network, signal, isKnownNetwork }: PasswordAttempt): Promise<void> {
    const { attempts, isAllowed } = await this.failuresByName.count(nameKey);
    if (isAllowed || (await isKnownNetwork())) return;
    await this.slowed.wait(attempts - MAX_FAILURES_OF_NAME, { name: nameKey, network }, signal);
  }
}

async function toldOf(
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

async function giveBack(allowances: readonly Allowance[]): Promise<void> {
  await Promise.all(allowances.map(([counter, whom]) => counter.giveBack(whom)));
}

async function take([counter, whom]: Allowance): Promise<void> {
  const { isAllowed, retryAfterMs } = await counter.count(whom);
  if (isAllowed) return;
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  throw new DomainError('throttled', `Too many tries: wait ${inWords(seconds)} and try again.`, {
    retryAfterSeconds: seconds,
  });
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
