import {
  delayMs,
  MAX_SLOWED,
  MAX_SLOWED_OF_NAME,
  MAX_SLOWED_OF_NETWORK,
  SlowedAttempts,
} from './slowed-attempts';

describe('SlowedAttempts', () => {
  const never = new AbortController().signal;
  let slowed: SlowedAttempts;

  beforeEach(() => {
    jest.useFakeTimers();
    slowed = new SlowedAttempts();
  });
  afterEach(() => jest.useRealTimers());

  const wait = (name: string, network: string, signal = never) => slowed.wait(1, { name, network }, signal);

  it('takes longer after more attempts, up to eight seconds', () => {
    expect([1, 9, 10, 20, 30, 40, 50, 1_000_000].map(delayMs)).toEqual([
      500, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });

  it.each<[string, number, (each: number) => Promise<void>]>([
    ['of one name', MAX_SLOWED_OF_NAME, (each) => wait('kaya', `network ${each}`)],
    ['of one network', MAX_SLOWED_OF_NETWORK, (each) => wait(`name ${each}`, '192.0.2.1')],
    ['in all', MAX_SLOWED, (each) => wait(`name ${each}`, `network ${each}`)],
  ])('delays a limited number %s, and refuses the others at once', async (_whose, max, waitAs) => {
    const waiting = Array.from({ length: max }, (_each, index) => waitAs(index));
    await expect(waitAs(max)).rejects.toMatchObject({ kind: 'throttled', retryAfterSeconds: 10 });
    await jest.advanceTimersByTimeAsync(500);
    await Promise.all(waiting);
    const next = waitAs(max);
    await jest.advanceTimersByTimeAsync(500);
    await next;
  });

  it('drops an attempt at once when its client disconnects', async () => {
    const client = new AbortController();
    const left = wait('kaya', '192.0.2.1', client.signal);
    const stays = wait('kaya', '192.0.2.1');
    client.abort();
    await expect(left).rejects.toMatchObject({ kind: 'unavailable' });
    const another = wait('kaya', '192.0.2.1');
    await jest.advanceTimersByTimeAsync(500);
    await Promise.all([stays, another]);
  });
});
