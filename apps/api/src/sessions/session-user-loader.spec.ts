import { SessionUserLoader } from './session-user-loader';
import type { SessionsRepository } from './sessions.repository';

describe('SessionUserLoader', () => {
  /** Stands in for the database: each question waits until the test answers it. */
  let questions: {
    sessionIds: readonly string[];
    answer: (owners: Map<string, string>) => void;
    fail: (error: Error) => void;
  }[];
  let owners: SessionUserLoader;

  beforeEach(() => {
    questions = [];
    const ownersOf = (sessionIds: readonly string[]) =>
      new Promise((answer, fail) => questions.push({ sessionIds, answer, fail }));
    owners = new SessionUserLoader({ ownersOf } as unknown as SessionsRepository);
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  /** The time after which the next question may be asked. */
  const aMoment = () => jest.advanceTimersByTimeAsync(20);

  it('asks at once for the first, and for all who come meanwhile together', async () => {
    const first = owners.userIdOf('a');
    const others = [owners.userIdOf('b'), owners.userIdOf('c')];
    expect(questions.map(({ sessionIds }) => sessionIds)).toEqual([['a']]);
    questions[0]!.answer(new Map([['a', 'ana']]));
    expect(await first).toBe('ana');
    await aMoment();
    expect(questions.map(({ sessionIds }) => sessionIds)).toEqual([['a'], ['b', 'c']]);
    questions[1]!.answer(new Map([['c', 'cem']]));
    expect(await Promise.all(others)).toEqual([null, 'cem']);
  });

  it('asks again for who asks again: no answer is kept', async () => {
    const first = owners.userIdOf('a');
    const again = owners.userIdOf('a');
    questions[0]!.answer(new Map([['a', 'ana']]));
    expect(await first).toBe('ana');
    await aMoment();
    questions[1]!.answer(new Map());
    expect(await again).toBeNull();
  });

  it('fails only those who were asked for', async () => {
    const first = owners.userIdOf('a');
    const other = owners.userIdOf('b');
    const failure = expect(first).rejects.toThrow('gone');
    questions[0]!.fail(new Error('The database is gone: this is part of the test.'));
    await failure;
    await aMoment();
    questions[1]!.answer(new Map([['b', 'bo']]));
    expect(await other).toBe('bo');
  });

  it('waits a moment after a question: a crowd comes one by one', async () => {
    const first = owners.userIdOf('a');
    questions[0]!.answer(new Map());
    await first;
    void owners.userIdOf('b');
    await jest.advanceTimersByTimeAsync(10);
    void owners.userIdOf('c');
    expect(questions).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10);
    expect(questions[1]?.sessionIds).toEqual(['b', 'c']);
  });

  it('asks for a thousand at the most', async () => {
    void owners.userIdOf('first');
    const crowd = Promise.all(Array.from({ length: 1_500 }, (_, person) => owners.userIdOf(`${person}`)));
    for (let asked = 0; asked < 3; asked += 1) {
      questions[asked]!.answer(new Map());
      await aMoment();
    }
    await crowd;
    expect(questions.map(({ sessionIds }) => sessionIds.length)).toEqual([1, 1_000, 500]);
  });
});
