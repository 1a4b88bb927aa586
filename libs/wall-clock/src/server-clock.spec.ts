import { ServerClock } from './server-clock';

/** A sample from a server that is `aheadMs` ahead of the page, with these network delays. */
function sample(sentAtMs: number, aheadMs: number, outboundMs: number, returnMs: number) {
  const receivedMs = sentAtMs + outboundMs + aheadMs;
  return { sentAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: sentAtMs + outboundMs + returnMs };
}

describe('ServerClock', () => {
  let monotonicMs = 0;
  let clock: ServerClock;

  beforeEach(() => {
    monotonicMs = 0;
    clock = new ServerClock(() => monotonicMs);
  });

  it('is unknown before the first sample', () => {
    expect(clock.nowMs()).toBeNull();
  });

  it('assumes the middle of a round trip', () => {
    clock.accept(sample(0, 5000, 20, 20));
    monotonicMs = 40;
    expect(clock.nowMs()).toBe(5040);
  });

  it('prefers a shorter round trip to a later one', () => {
    expect(clock.accept(sample(0, 5000, 2, 2))).toBe(true);
    expect(clock.accept(sample(10, 5000, 300, 10))).toBe(false);
    monotonicMs = 400;
    expect(clock.nowMs()).toBe(5400);
  });

  it('accepts a longer round trip once the old sample may have drifted further', () => {
    clock.accept(sample(0, 5000, 1, 1));
    monotonicMs = 600_000;
    expect(clock.accept(sample(monotonicMs - 40, 5050, 20, 20))).toBe(true);
    monotonicMs += 1000;
    expect(clock.nowMs()).toBe(606_050);
  });

  it('accepts a longer round trip when the two samples contradict each other', () => {
    clock.accept(sample(0, 5000, 1, 1));
    expect(clock.accept(sample(0, 5010, 20, 20))).toBe(false);
    expect(clock.accept(sample(0, 9000, 20, 20))).toBe(true);
    expect(clock.nowMs()).toBe(9000);
  });

  describe('the bound', () => {
    it('is half of the round trip plus the resolution of the stamps, and widens by 0.1 ms a second', () => {
      expect(clock.boundMs()).toBeNull();
      clock.accept(sample(0, 5000, 30, 10));
      monotonicMs = 40;
      expect(clock.boundMs()).toBe(21);
      monotonicMs += 100_000;
      expect(clock.boundMs()).toBeCloseTo(31);
    });

    it('contains the true error, however asymmetric the delays are', () => {
      for (const [outboundMs, returnMs] of [
        [40, 0],
        [0, 40],
        [13, 27],
      ] as const) {
        clock.forget();
        clock.accept(sample(0, 5000, outboundMs, returnMs));
        monotonicMs = 40;
        expect(Math.abs(clock.nowMs()! - 5040)).toBeLessThanOrEqual(clock.boundMs()!);
      }
    });

    it('includes the rest of a correction that is still being slewed', () => {
      clock.accept(sample(0, 5000, 200, 0));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.boundMs()).toBeCloseTo(102);
      monotonicMs = 250;
      expect(clock.boundMs()).toBeCloseTo(52, 1);
    });

    it('is unknown after a tick that contradicts the estimate', () => {
      clock.accept(sample(0, 5000, 10, 10));
      clock.acceptTick(9000);
      expect(clock.boundMs()).toBeNull();
    });

    it('is the whole round trip after a tick that proves a time a little beyond it', () => {
      clock.accept(sample(0, 5000, 10, 10));
      monotonicMs = 20;
      expect(clock.acceptTick(5120)).toBe('doubtful');
      expect(clock.nowMs()).toBe(5120);
      expect(clock.boundMs()).toBeCloseTo(22);
    });

    it('is unknown while the estimate is not trusted, until the next sample', () => {
      clock.accept(sample(0, 5000, 10, 10));
      clock.distrust();
      expect([clock.nowMs(), clock.boundMs()]).toEqual([5000, null]);
      expect(clock.accept(sample(0, 5000, 400, 400))).toBe(true);
      expect(clock.boundMs()).toBeCloseTo(401, 0);
    });
  });

  describe('a correction', () => {
    /** Lets five seconds pass and returns how far the returned time advanced in each tenth of a second. */
    function paces(): number[] {
      const times: number[] = [];
      for (let tenth = 0; tenth <= 50; tenth += 1) {
        times.push(clock.nowMs()!);
        monotonicMs += 100;
      }
      return times.slice(1).map((ms, index) => Math.round((ms - times[index]!) * 10) / 10);
    }

    it.each([
      ['forward', -100, 120],
      ['back', 100, 80],
    ])('of 100 ms %s is slewed by 20 ms each 100 ms, without a jump', (_way, errorMs, pace) => {
      clock.accept(sample(0, 5000 + errorMs, 150, 150));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.nowMs()).toBe(5000 + errorMs);
      const slewed = paces();
      expect(slewed.slice(0, 5)).toEqual(Array(5).fill(pace));
      expect(slewed.slice(5)).toEqual(Array(45).fill(100));
      expect(clock.nowMs()).toBe(5000 + monotonicMs);
    });

    it('starts from the returned time when the previous one is incomplete', () => {
      clock.accept(sample(0, 4900, 150, 150));
      clock.accept(sample(0, 5000, 10, 10));
      monotonicMs = 250;
      clock.accept(sample(250, 5005, 1, 1));
      expect(clock.nowMs()).toBe(5200);
    });

    it('by the first sample after a tick is stepped', () => {
      clock.acceptTick(4600);
      clock.accept(sample(0, 5000, 10, 10));
      expect(clock.nowMs()).toBe(5000);
    });

    it.each([1500, -3_600_000])('of %d ms is stepped', (byMs) => {
      clock.accept(sample(0, 5000, 1, 1));
      clock.accept(sample(0, 5000 + byMs, 1, 1));
      expect(clock.nowMs()).toBe(5000 + byMs);
    });

    it('is cut short by a tick that proves a later time', () => {
      clock.accept(sample(0, 4900, 150, 150));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.acceptTick(4980)).toBe('plausible');
      expect(clock.nowMs()).toBe(4980);
      monotonicMs = 400;
      expect(clock.nowMs()).toBe(5400);
    });
  });

  describe.each([
    ['without a correction', 0],
    ['during a correction forward', 400],
    ['during a correction back', -400],
  ])('%s', (_when, correctionMs) => {
    it.each([1, 500, 20_000])('knows how long it takes until a time %d ms ahead', (aheadMs) => {
      clock.accept(sample(0, 5000 - correctionMs, 500, 500));
      clock.accept(sample(0, 5000, 1, 1));
      const utcMs = clock.nowMs()! + aheadMs;
      monotonicMs += clock.msUntil(utcMs)!;
      expect(clock.nowMs()).toBeCloseTo(utcMs, 6);
    });
  });

  it('is raised by a tick that comes before its second, but keeps its sample for a few milliseconds', () => {
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.acceptTick(5004)).toBe('plausible');
    expect(clock.nowMs()).toBe(5004);
    expect(clock.boundMs()).toBeCloseTo(11);
  });

  it('is raised while a larger correction back is under way', () => {
    clock.accept(sample(0, 5100, 150, 150));
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.acceptTick(5008)).toBe('plausible');
    expect(clock.nowMs()).toBe(5100);
    monotonicMs = 4000;
    expect(clock.nowMs()).toBe(9008);
  });

  it('reports a tick that contradicts it', () => {
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.acceptTick(9000)).toBe('contradictory');
    expect(clock.nowMs()).toBe(9000);
  });

  it.each([
    ['half a round trip', 200, 'plausible'],
    ['a little more', 440, 'plausible'],
    ['far more', 460, 'doubtful'],
  ])('is not changed by a tick that takes %s', (_what, lateMs, verdict) => {
    clock.accept(sample(0, 5000, 200, 200));
    monotonicMs = 400 + lateMs;
    expect(clock.acceptTick(5400)).toBe(verdict);
    expect(clock.nowMs()).toBe(5400 + lateMs);
  });

  it('can be discarded', () => {
    clock.accept(sample(0, 5000, 10, 10));
    clock.forget();
    expect([clock.nowMs(), clock.msUntil(6000)]).toEqual([null, null]);
  });
});
