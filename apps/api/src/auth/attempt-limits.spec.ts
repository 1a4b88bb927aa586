import { DomainError } from '../http/domain-error';
import { AttemptCounters } from './attempt-counters';
import { AttemptLimits } from './attempt-limits';

const fail = () => Promise.resolve(null);
const succeed = () => Promise.resolve('person');

describe('AttemptLimits', () => {
  it('stops guessing one name after ten failures, and says when to come back', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    await times(10, () => limits.logIn('kaya', '192.0.2.1', fail));
    const refusal = await rejection(limits.logIn('kaya', '192.0.2.1', succeed));
    expect(refusal).toMatchObject({ kind: 'throttled' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(600);
    expect(refusal.message).toContain('15 minutes');
    expect(await limits.logIn('kaya', '192.0.2.2', succeed)).toBe('person');
    expect(await limits.logIn('ana', '192.0.2.1', succeed)).toBe('person');
  });

  it('counts no success', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    await times(30, () => limits.logIn('kaya', '192.0.2.1', succeed));
    expect(await limits.logIn('kaya', '192.0.2.1', fail)).toBeNull();
  });

  it('counts guesses that come at the same instant', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    let tried = 0;
    const attempts = Array.from({ length: 50 }, () =>
      limits.logIn('kaya', '192.0.2.1', () => {
        tried += 1;
        return fail();
      }),
    );
    await Promise.allSettled(attempts);
    expect(tried).toBe(10);
  });

  it('stops an address after a hundred failures, whatever the names', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    for (let name = 0; name < 100; name += 1) await limits.logIn(`name-${name}`, '192.0.2.1', fail);
    await expect(limits.logIn('another', '192.0.2.1', fail)).rejects.toBeInstanceOf(DomainError);
  });

  it('lets an address register thirty times an hour', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    await times(30, () => limits.register('192.0.2.1'));
    expect(await rejection(limits.register('192.0.2.1'))).toMatchObject({ kind: 'throttled' });
    await limits.register('192.0.2.2');
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
