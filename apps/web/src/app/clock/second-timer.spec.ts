import { SecondTimer } from './second-timer';
import { ServerClock } from '@live-tz/wall-clock';

/** A fraction, because browsers drop that of a delay. */
const AHEAD_MS = 1_000_000.3;

describe('SecondTimer', () => {
  let clock: ServerClock;
  let timer: SecondTimer;
  let calls: { lateMs: number; serverMs: number }[];
  /** How far the monotonic clock is behind the timers. */
  let behindMs: number;

  beforeEach(() => {
    jest.useFakeTimers();
    behindMs = 0;
    calls = [];
    clock = new ServerClock(() => performance.now() - behindMs);
    timer = new SecondTimer(clock, (lateMs) => {
      calls.push({ lateMs, serverMs: clock.nowMs() ?? 0 });
      timer.arm();
    });
  });

  afterEach(() => {
    timer.stop();
    jest.useRealTimers();
  });

  function measure(aheadMs: number): void {
    const sentAtMs = performance.now();
    const receivedMs = sentAtMs + aheadMs;
    clock.accept({ sentAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: sentAtMs });
  }

  it('calls at each boundary, less than a millisecond late', () => {
    measure(AHEAD_MS);
    timer.arm();
    jest.advanceTimersByTime(5000);
    expect(calls.map(({ serverMs }) => Math.floor(serverMs / 1000))).toEqual([1001, 1002, 1003, 1004, 1005]);
    for (const { lateMs, serverMs } of calls) {
      expect(lateMs).toBeCloseTo(serverMs % 1000, 3);
      expect(lateMs).toBeLessThan(1);
    }
  });

  it('waits on when the timer is early', () => {
    measure(AHEAD_MS);
    timer.arm();
    behindMs = 3;
    jest.advanceTimersByTime(1000);
    expect(calls).toEqual([]);
    jest.advanceTimersByTime(3);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.lateMs).toBeGreaterThanOrEqual(0);
  });

  it.each([-400, 400])('is on time while a correction of %d ms is applied', (correctionMs) => {
    measure(AHEAD_MS - correctionMs);
    measure(AHEAD_MS);
    timer.arm();
    jest.advanceTimersByTime(5000);
    // A millisecond of the timer is 1.2 of the estimate while that is corrected.
    for (const { lateMs } of calls) expect(lateMs).toBeLessThan(1.2);
  });

  it('reports how late it is after the page was blocked', () => {
    measure(AHEAD_MS);
    timer.arm();
    behindMs = -2500;
    jest.advanceTimersByTime(1000);
    expect(calls[0]?.lateMs).toBeCloseTo(2500, -1);
  });

  it('calls once a second while the time is unknown', () => {
    timer.arm();
    jest.advanceTimersByTime(3000);
    expect(calls).toEqual(Array(3).fill({ lateMs: 0, serverMs: 0 }));
  });
});
