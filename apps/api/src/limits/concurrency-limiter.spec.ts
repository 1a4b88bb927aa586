import { ConcurrencyLimiter, MAX_WAITING } from './concurrency-limiter';

describe('ConcurrencyLimiter', () => {
  let limiter: ConcurrencyLimiter;
  let begun: string[];
  const enter = (client: string, name: string): (() => void) | null =>
    limiter.enter(client, 2, () => begun.push(name));

  beforeEach(() => {
    limiter = new ConcurrencyLimiter();
    begun = [];
  });

  it('starts the next request of a client when one is finished, in order', () => {
    const leaves = ['1', '2', '3', '4'].map((name) => enter('a', name));
    expect(begun).toEqual(['1', '2']);
    leaves[1]?.();
    expect(begun).toEqual(['1', '2', '3']);
    leaves[0]?.();
    expect(begun).toEqual(['1', '2', '3', '4']);
  });

  it('does not make a client wait for another', () => {
    for (const name of ['1', '2', '3']) enter('a', name);
    enter('b', 'other');
    expect(begun).toEqual(['1', '2', 'other']);
  });

  it('never starts a request that was given up', () => {
    const leaves = ['1', '2', '3', '4'].map((name) => enter('a', name));
    leaves[2]?.();
    leaves[0]?.();
    expect(begun).toEqual(['1', '2', '4']);
  });

  it('accepts no more than may wait', () => {
    for (let count = 0; count < MAX_WAITING + 2; count += 1) expect(enter('a', 'x')).not.toBeNull();
    expect(enter('a', 'one too many')).toBeNull();
  });

  it('remembers no client that is finished', () => {
    const leaves = ['1', '2', '3'].map((name) => enter('a', name));
    for (const leave of leaves) leave?.();
    expect(limiter.size).toBe(0);
  });
});
