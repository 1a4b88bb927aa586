import { MS_PER_HOUR } from '@live-tz/wall-clock';
import { ClusterClock } from './cluster-clock';

const START_MS = Date.UTC(2026, 10, 22, 12);

describe('ClusterClock', () => {
  let steadyMs: number;
  let hostMs: number;
  let clock: ClusterClock;
  const pass = (ms: number) => {
    steadyMs += ms;
    hostMs += ms;
  };
  /** The shared clock, `aheadMs` ahead of the host's, read half-way through a round trip of the given length. */
  const shared = (aheadMs: number, tripMs: number) => async () => {
    pass(tripMs / 2);
    const sharedMs = hostMs + 0.5 + aheadMs;
    pass(tripMs / 2);
    return sharedMs;
  };

  beforeEach(() => {
    steadyMs = 777;
    hostMs = START_MS;
    clock = new ClusterClock({ nowMs: () => hostMs }, () => steadyMs);
  });

  it("is the host's clock at first", () => {
    expect(clock.nowMs()).toBe(START_MS);
    pass(1234);
    expect(clock.nowMs()).toBe(START_MS + 1234);
    expect(clock.snapshot()).toEqual({ offsetMs: 0, boundMs: null, steps: 0 });
  });

  it.each([400, -400])('is the shared clock from the start (%d ms away)', async (aheadMs) => {
    await clock.follow(shared(aheadMs, 6));
    clock.settle();
    expect(clock.nowMs()).toBe(hostMs + aheadMs);
    expect(clock.snapshot()).toEqual({ offsetMs: aheadMs, boundMs: 3.5, steps: 0 });
  });

  it('returns whole milliseconds', async () => {
    await clock.follow(shared(0.7, 2));
    clock.settle();
    expect(Number.isInteger(clock.nowMs())).toBe(true);
  });

  it('is moved by an asymmetric round trip no further than the error of that trip', async () => {
    const slow = async () => {
      pass(300);
      return hostMs;
    };
    await clock.follow(slow);
    clock.settle();
    const { offsetMs, boundMs } = clock.snapshot();
    expect(Math.abs(offsetMs)).toBeLessThanOrEqual(boundMs!);
  });

  it('moves slowly once users see it, and never backwards', async () => {
    await clock.follow(shared(0, 2));
    clock.settle();
    await clock.follow(shared(-300, 1));
    let lastMs = clock.nowMs();
    for (let count = 0; count < 100; count += 1) {
      pass(100);
      expect(clock.nowMs()).toBeGreaterThan(lastMs);
      expect(clock.nowMs() - lastMs).toBeGreaterThanOrEqual(94);
      lastMs = clock.nowMs();
    }
    expect(clock.snapshot().offsetMs).toBeCloseTo(-300, 6);
  });

  it("follows another Redis, and a change of the host's clock, in one step", async () => {
    await clock.follow(shared(0, 2));
    expect(await clock.follow(shared(5000, 200))).toBe('stepped');
    hostMs -= MS_PER_HOUR;
    expect(await clock.follow(shared(3_605_000, 2))).toBe('stepped');
    expect(clock.snapshot()).toMatchObject({ steps: 2 });
    expect(clock.snapshot().offsetMs).toBeCloseTo(3_605_000, 6);
  });

  it('keeps the last offset when the shared clock cannot be read', async () => {
    await clock.follow(shared(250, 2));
    clock.settle();
    await expect(clock.follow(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    pass(600_000);
    expect(clock.nowMs()).toBe(hostMs + 250);
    expect(clock.snapshot().boundMs).toBeCloseTo(61.5, 6);
  });
});
