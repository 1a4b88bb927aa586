import { SessionUserLoader } from './session-user-loader';
import type { SessionsRepository } from './sessions.repository';

describe('SessionUserLoader', () => {
  /** Replaces the database: each query waits until the test answers it. */
  let queries: {
    sessionIds: readonly string[];
    answer: (userIds: Map<string, string>) => void;
    fail: (error: Error) => void;
  }[];
  let loader: SessionUserLoader;

  beforeEach(() => {
    queries = [];
    const userIdsOf = (sessionIds: readonly string[]) =>
      new Promise((answer, fail) => queries.push({ sessionIds, answer, fail }));
    loader = new SessionUserLoader({ userIdsOf } as unknown as SessionsRepository);
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  /** The time after which the next query may be sent. */
  const aMoment = () => jest.advanceTimersByTimeAsync(20);

  it('sends the first query at once, and one for all sessions that arrive meanwhile', async () => {
    const first = loader.userIdOf('a');
    const others = [loader.userIdOf('b'), loader.userIdOf('c')];
    expect(queries.map(({ sessionIds }) => sessionIds)).toEqual([['a']]);
    queries[0]!.answer(new Map([['a', 'ana']]));
    expect(await first).toBe('ana');
    await aMoment();
    expect(queries.map(({ sessionIds }) => sessionIds)).toEqual([['a'], ['b', 'c']]);
    queries[1]!.answer(new Map([['c', 'cem']]));
    expect(await Promise.all(others)).toEqual([null, 'cem']);
  });

  it('queries the same session again: no answer is cached', async () => {
    const first = loader.userIdOf('a');
    const again = loader.userIdOf('a');
    queries[0]!.answer(new Map([['a', 'ana']]));
    expect(await first).toBe('ana');
    await aMoment();
    queries[1]!.answer(new Map());
    expect(await again).toBeNull();
  });

  it('fails only the sessions of the failed query', async () => {
    const first = loader.userIdOf('a');
    const other = loader.userIdOf('b');
    const failure = expect(first).rejects.toThrow('gone');
    queries[0]!.fail(new Error('The database is gone: this is part of the test.'));
    await failure;
    await aMoment();
    queries[1]!.answer(new Map([['b', 'bo']]));
    expect(await other).toBe('bo');
  });

  it('pauses after a query, because clients that reconnect arrive one by one', async () => {
    const first = loader.userIdOf('a');
    queries[0]!.answer(new Map());
    await first;
    void loader.userIdOf('b');
    await jest.advanceTimersByTimeAsync(10);
    void loader.userIdOf('c');
    expect(queries).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10);
    expect(queries[1]?.sessionIds).toEqual(['b', 'c']);
  });

  it('queries at most a thousand sessions at once', async () => {
    void loader.userIdOf('first');
    const all = Promise.all(Array.from({ length: 1_500 }, (_, user) => loader.userIdOf(`${user}`)));
    for (let index = 0; index < 3; index += 1) {
      queries[index]!.answer(new Map());
      await aMoment();
    }
    await all;
    expect(queries.map(({ sessionIds }) => sessionIds.length)).toEqual([1, 1_000, 500]);
  });
});
