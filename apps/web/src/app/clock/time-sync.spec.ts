import { ServerClock, type SyncSample } from '@live-tz/wall-clock';
import { TimeSync } from './time-sync';

const AHEAD_MS = 1_000_000;

describe('TimeSync', () => {
  let clock: ServerClock;
  let sync: TimeSync;
  let requests: number;
  /** The outbound and return delay of each request, the last one for all that follow; null: no response. */
  let delays: ([number, number] | null)[];

  async function takeSample(): Promise<SyncSample> {
    const delay = delays[Math.min(requests, delays.length - 1)] ?? null;
    requests += 1;
    if (delay === null) throw new Error('The server did not answer in time.');
    const sentAtMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, delay[0] + delay[1]));
    const receivedMs = sentAtMs + delay[0] + AHEAD_MS;
    return { sentAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: performance.now() };
  }

  beforeEach(() => {
    jest.useFakeTimers();
    requests = 0;
    delays = [[10, 10]];
    clock = new ServerClock(() => performance.now());
    sync = new TimeSync(clock, takeSample, () => undefined);
  });

  afterEach(() => jest.useRealTimers());

  it('takes eight samples and uses the one with the shortest round trip', async () => {
    delays = [
      [300, 20],
      [90, 30],
      [40, 40],
      [8, 8],
      [500, 10],
      [9, 60],
      [20, 20],
      [30, 9],
    ];
    void sync.measure();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(requests).toBe(8);
    expect(clock.nowMs()).toBeCloseTo(performance.now() + AHEAD_MS);
    expect(clock.boundMs()).toBeLessThan(8 + 1 + 1);
  });

  it('takes the samples of a round at intervals, without waiting for the answers', async () => {
    delays = [[500, 500]];
    void sync.measure();
    await jest.advanceTimersByTimeAsync(699);
    expect([requests, sync.isRunning]).toEqual([7, true]);
    await jest.advanceTimersByTimeAsync(1001);
    expect([requests, sync.isRunning]).toEqual([8, false]);
  });

  it('takes one sample every half minute from then on', async () => {
    void sync.measure();
    await jest.advanceTimersByTimeAsync(1000);
    void sync.refresh();
    expect(requests).toBe(8);
    await jest.advanceTimersByTimeAsync(30_000);
    void sync.refresh();
    void sync.refresh();
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(9);
  });

  it('runs another round when the last one brought nothing', async () => {
    delays = Array<null>(8).fill(null);
    void sync.measure();
    await jest.advanceTimersByTimeAsync(1000);
    expect(clock.boundMs()).toBeNull();
    delays = [[10, 10]];
    await jest.advanceTimersByTimeAsync(30_000);
    void sync.refresh();
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(16);
    expect(clock.boundMs()).toBeCloseTo(11, 0);
  });

  it('does not run a round at every change of tabs', async () => {
    void sync.measureAgain();
    await jest.advanceTimersByTimeAsync(1000);
    void sync.measureAgain();
    expect(requests).toBe(8);
    await jest.advanceTimersByTimeAsync(4000);
    void sync.measureAgain();
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(16);
  });

  it('checks the estimate with one sample, at most every five seconds', async () => {
    void sync.measure();
    await jest.advanceTimersByTimeAsync(1000);
    void sync.check();
    expect(requests).toBe(8);
    await jest.advanceTimersByTimeAsync(5000);
    void sync.check();
    void sync.check();
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(9);
  });

  it('ignores samples of a round that was replaced', async () => {
    delays = [
      [1, 4000],
      [10, 10],
    ];
    void sync.measure();
    await jest.advanceTimersByTimeAsync(50);
    void sync.measure();
    expect(requests).toBe(1);
    void sync.restart();
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(9);
    expect(clock.boundMs()).toBeCloseTo(11, 0);
    clock.forget();
    await jest.advanceTimersByTimeAsync(5000);
    expect(clock.nowMs()).toBeNull();
  });

  it('ends a round when the connection is lost', async () => {
    void sync.measure();
    await jest.advanceTimersByTimeAsync(50);
    sync.cancel();
    expect(sync.isRunning).toBe(false);
    await jest.advanceTimersByTimeAsync(1000);
    expect(requests).toBe(1);
  });
});
