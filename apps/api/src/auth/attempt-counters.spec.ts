import { AttemptCounters, BoundedMemory, MAX_KEYS_IN_MEMORY } from '../cluster/attempt-counters';
import { AttemptLimits } from './attempt-limits';

describe('the memory of attempts', () => {
  /** Every counter of a node, as `AttemptLimits` creates them. */
  const held: BoundedMemory[] = [];
  let keys: string[];

  beforeEach(() => {
    held.length = 0;
    keys = [];
    const { consume } = BoundedMemory.prototype;
    jest.spyOn(BoundedMemory.prototype, 'consume').mockImplementation(function (
      this: BoundedMemory,
      key,
      points,
    ) {
      if (!held.includes(this)) held.push(this);
      keys.push(String(key));
      return consume.call(this, key, points);
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const attempt = (nameKey: string, network: string) => ({
    nameKey,
    network,
    signal: new AbortController().signal,
    isKnownNetwork: () => Promise.resolve(true),
    onThrottled: () => Promise.resolve(),
  });
  const size = () => held.reduce((sum, counter) => sum + counter.size, 0);

  it('stays constant under ten thousand refused log-ins with long names from one network', async () => {
    const limits = new AttemptLimits(new AttemptCounters());
    const oddName = (each: number) => `${each} ${'ﷺ'.repeat(300).normalize('NFKC')}`;
    for (let each = 0; each < 100; each += 1) {
      await limits.tryPassword(attempt(oddName(each), '192.0.2.1'), () => Promise.resolve(null));
    }
    const before = size();
    for (let each = 100; each < 10_100; each += 1) {
      const refused = limits.tryPassword(attempt(oddName(each), '192.0.2.1'), () => Promise.resolve(null));
      await expect(refused).rejects.toMatchObject({ kind: 'throttled' });
    }
    expect(size()).toBe(before);
    expect(before).toBe(1 + 100 + 100);
    expect(new Set(keys.map(({ length }) => length))).toEqual(new Set([22]));
  });

  it('is limited, however many networks there are', async () => {
    const counter = new BoundedMemory({ points: 10, duration: 900 });
    for (let each = 0; each < MAX_KEYS_IN_MEMORY + 1_000; each += 1) await counter.consume(`network ${each}`);
    expect(counter.size).toBe(MAX_KEYS_IN_MEMORY);
    expect(counter.dump().storage).toHaveLength(MAX_KEYS_IN_MEMORY);
  });

  it('forgets the least recent networks first', async () => {
    const counter = new BoundedMemory({ points: 2, duration: 900 });
    await counter.consume('busy');
    await counter.consume('idle');
    await counter.consume('busy');
    for (let each = 2; each < MAX_KEYS_IN_MEMORY + 1; each += 1) await counter.consume(`network ${each}`);
    await expect(counter.consume('busy')).rejects.toMatchObject({ consumedPoints: 3 });
    expect(await counter.consume('idle')).toMatchObject({ consumedPoints: 1 });
  });
});
