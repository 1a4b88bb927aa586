import { ServerClock, type SyncSample } from './server-clock';
import { TimeSync } from './time-sync';

const AHEAD_MS = 1_000_000;

describe('TimeSync', () => {
  let clock: ServerClock;
  let sync: TimeSync;
  let asked: number;
  /** Lengths of the ways out and back of each question, the last one for all that follow; null: no answer. */
  let ways: ([number, number] | null)[];

  async function ask(): Promise<SyncSample> {
    const way = ways[Math.min(asked, ways.length - 1)] ?? null;
    asked += 1;
    if (way === null) throw new Error('The server did not answer in time.');
    const askedAtMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, way[0] + way[1]));
    const receivedMs = askedAtMs + way[0] + AHEAD_MS;
    return { askedAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: performance.now() };
  }

  beforeEach(() => {
    jest.useFakeTimers();
    asked = 0;
    ways = [[10, 10]];
    clock = new ServerClock(() => performance.now());
    sync = new TimeSync(clock, ask, () => undefined);
  });

  afterEach(() => jest.useRealTimers());

  it('asks eight times and takes the shortest round trip of them', async () => {
    ways = [
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
    expect(asked).toBe(8);
    expect(clock.nowMs()).toBeCloseTo(performance.now() + AHEAD_MS);
    expect(clock.boundMs()).toBeLessThan(8 + 1 + 1);
  });

  it('asks one question each half minute from then on', async () => {
    void sync.measure();
    await jest.advanceTimersByTimeAsync(1000);
    void sync.keepUp();
    expect(asked).toBe(8);
    await jest.advanceTimersByTimeAsync(30_000);
    void sync.keepUp();
    void sync.keepUp();
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(9);
  });

  it('asks a whole round again when the last one told nothing', async () => {
    ways = [null, [10, 10]];
    await sync.measure();
    expect(clock.boundMs()).toBeNull();
    await jest.advanceTimersByTimeAsync(30_000);
    void sync.keepUp();
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(9);
    expect(clock.boundMs()).toBeCloseTo(11, 0);
  });

  it('does not ask at every change of tabs', async () => {
    void sync.measureAgain();
    await jest.advanceTimersByTimeAsync(1000);
    void sync.measureAgain();
    expect(asked).toBe(8);
    await jest.advanceTimersByTimeAsync(4000);
    void sync.measureAgain();
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(16);
  });

  it('believes no answer that was asked for before it began anew', async () => {
    ways = [
      [1, 4000],
      [10, 10],
    ];
    void sync.measure();
    await jest.advanceTimersByTimeAsync(2000);
    void sync.measure();
    expect(asked).toBe(1);
    void sync.measureAnew();
    await jest.advanceTimersByTimeAsync(1000);
    expect(clock.boundMs()).toBeCloseTo(11, 0);
    clock.forget();
    await jest.advanceTimersByTimeAsync(5000);
    expect(clock.nowMs()).toBeNull();
  });
});
