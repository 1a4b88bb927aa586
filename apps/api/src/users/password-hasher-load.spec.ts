import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { MAX_WAITING_HASHES, maxRunningHashes, PasswordHasher } from './password-hasher';

/** Replaces the hashing: each check ends when the test says so. */
jest.mock('@node-rs/argon2', () => ({ hash: jest.fn(), verify: jest.fn() }));

const MAX_RUNNING = maxRunningHashes(availableParallelism());

describe('PasswordHasher under many sign-ins at once', () => {
  let endings: (() => void)[];
  let hasher: PasswordHasher;

  beforeEach(() => {
    endings = [];
    jest.mocked(hash).mockResolvedValue('dummy hash');
    jest.mocked(verify).mockReset();
    jest.mocked(verify).mockImplementation(() => new Promise((resolve) => endings.push(() => resolve(true))));
    hasher = new PasswordHasher();
  });

  const check = (signal?: AbortSignal) => hasher.matches('hash', 'password', signal);

  it.each([
    [1, 1],
    [2, 1],
    [4, 3],
    [64, 3],
  ])('uses, of %i cores, %i thread(s) and never the whole pool', (cores, threads) => {
    expect(maxRunningHashes(cores)).toBe(threads);
  });

  it('checks a limited number of passwords at a time, and refuses those it has no room for', async () => {
    const answers = Array.from({ length: MAX_RUNNING + MAX_WAITING_HASHES }, () => check());
    await Promise.resolve();
    await expect(check()).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    expect(verify).toHaveBeenCalledTimes(MAX_RUNNING);
    const all = Promise.all(answers);
    let isOver = false;
    void all.then(() => (isOver = true));
    while (!isOver) {
      for (const end of endings.splice(0)) end();
      await Promise.resolve();
    }
    expect(new Set(await all)).toEqual(new Set([true]));
    expect(verify).toHaveBeenCalledTimes(MAX_RUNNING + MAX_WAITING_HASHES);
  });

  it('does no work for a client that has disconnected', async () => {
    const running = Array.from({ length: MAX_RUNNING }, () => check());
    const client = new AbortController();
    const waiting = check(client.signal);
    client.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable' });
    for (const end of endings) end();
    await Promise.all(running);
    expect(verify).toHaveBeenCalledTimes(MAX_RUNNING);
  });
});
