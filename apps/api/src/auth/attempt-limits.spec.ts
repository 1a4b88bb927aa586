import { DomainError } from '../errors/domain-error';
import { AttemptCounters } from '../cluster/attempt-counters';
import {
  AttemptLimits,
  MAX_FAILURES_OF_NAME,
  MAX_WRONG_CODES,
  MAX_WRONG_CODES_ANYWHERE,
} from './attempt-limits';

const fail = () => Promise.resolve(null);
const succeed = () => Promise.resolve('user');
const HOME = '192.0.2.1';

describe('AttemptLimits', () => {
  let limits: AttemptLimits;
  beforeEach(() => {
    limits = new AttemptLimits(new AttemptCounters());
  });

  const attempt = (nameKey: string, network: string, isKnown = false) => ({
    nameKey,
    network,
    signal: new AbortController().signal,
    isKnownNetwork: () => Promise.resolve(isKnown),
    onThrottled: () => Promise.resolve(),
  });
  const failAt = (nameKey: string, network: string) => limits.tryPassword(attempt(nameKey, network), fail);
  const succeedAt = (nameKey: string, network: string, isKnown = false) =>
    limits.tryPassword(attempt(nameKey, network, isKnown), succeed);

  it('refuses guesses at one name after ten failures, and says when to retry', async () => {
    await times(10, () => failAt('kaya', HOME));
    const refusal = await rejection(succeedAt('kaya', HOME));
    expect(refusal).toMatchObject({ kind: 'throttled' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(600);
    expect(refusal.message).toContain('15 minutes');
    expect(await succeedAt('kaya', '192.0.2.2')).toBe('user');
    expect(await succeedAt('ana', HOME)).toBe('user');
  });

  it('does not count a success', async () => {
    await times(200, () => succeedAt('kaya', HOME));
    expect(await failAt('kaya', HOME)).toBeNull();
  });

  it('does not count a check that was aborted', async () => {
    const broken = () => Promise.reject(new Error('the database is away'));
    for (let each = 0; each < 200; each += 1) {
      await expect(limits.tryPassword(attempt('kaya', HOME), broken)).rejects.toThrow('away');
    }
    expect(await failAt('kaya', HOME)).toBeNull();
  });

  it('counts guesses that arrive at the same time', async () => {
    let tried = 0;
    const attempts = Array.from({ length: 50 }, () =>
      limits.tryPassword(attempt('kaya', HOME), () => {
        tried += 1;
        return fail();
      }),
    );
    await Promise.allSettled(attempts);
    expect(tried).toBe(10);
  });

  it('refuses a network after a hundred failures, whatever the names', async () => {
    for (let name = 0; name < 100; name += 1) await failAt(`name-${name}`, HOME);
    await expect(failAt('another', HOME)).rejects.toBeInstanceOf(DomainError);
  });

  it('lets a network register thirty times an hour', async () => {
    await times(30, () => limits.register(HOME));
    expect(await rejection(limits.register(HOME))).toMatchObject({ kind: 'throttled' });
    await limits.register('192.0.2.2');
  });

  describe('for codes of a second factor', () => {
    const tryCode = (network: string, isRight: boolean, isGuessable = true, userId = 'ada') =>
      limits.tryCode(userId, network, isGuessable, () => Promise.resolve(isRight));

    it('refuses guesses from one network, for that user alone', async () => {
      await times(MAX_WRONG_CODES, () => tryCode(HOME, false));
      expect(await rejection(tryCode(HOME, true))).toMatchObject({ kind: 'throttled' });
      expect(await tryCode(HOME, true, true, 'bob')).toBe(true);
      expect(await tryCode('192.0.2.2', true)).toBe(true);
    });

    it('refuses guesses from many networks, and still accepts a recovery code', async () => {
      for (let each = 0; each < MAX_WRONG_CODES_ANYWHERE; each += 1)
        await tryCode(`198.51.100.${each}`, false);
      expect(await rejection(tryCode('203.0.113.1', true))).toMatchObject({ kind: 'throttled' });
      expect(await tryCode('203.0.113.1', true, false)).toBe(true);
    });

    it('does not count a right one', async () => {
      await times(100, () => tryCode(HOME, true));
      expect(await tryCode(HOME, false)).toBe(false);
    });
  });

  describe('when a name is guessed from many networks', () => {
    beforeEach(async () => {
      for (let each = 0; each < MAX_FAILURES_OF_NAME; each += 1) await failAt('kaya', `198.51.100.${each}`);
      jest.useFakeTimers();
    });
    afterEach(() => jest.useRealTimers());

    it('delays a sign-in with it from a new network, and admits it', async () => {
      const settled = jest.fn();
      const result = succeedAt('kaya', '203.0.113.1').finally(settled);
      await jest.advanceTimersByTimeAsync(499);
      expect(settled).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      expect(await result).toBe('user');
    });

    it('does not delay a sign-in from a known network', async () => {
      expect(await succeedAt('kaya', '203.0.113.1', true)).toBe('user');
    });

    it('does not delay a sign-in with another name', async () => {
      expect(await succeedAt('ana', '203.0.113.1')).toBe('user');
    });
  });
});

async function times(count: number, run: () => Promise<unknown>): Promise<void> {
  for (let each = 0; each < count; each += 1) await run();
}

async function rejection(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => new Error('It was let through.'),
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw error;
}
