import { ServerClock } from './server-clock';

/** A sample as it comes from a server that is `aheadMs` of the page, over ways of these lengths. */
function sample(askedAtMs: number, aheadMs: number, wayOutMs: number, wayBackMs: number) {
  const receivedMs = askedAtMs + wayOutMs + aheadMs;
  return { askedAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: askedAtMs + wayOutMs + wayBackMs };
}

describe('ServerClock', () => {
  let monotonicMs = 0;
  let clock: ServerClock;

  beforeEach(() => {
    monotonicMs = 0;
    clock = new ServerClock(() => monotonicMs);
  });

  it('knows nothing before the server was heard', () => {
    expect(clock.nowMs()).toBeNull();
  });

  it('takes the middle of a round trip', () => {
    clock.accept(sample(0, 5000, 20, 20));
    monotonicMs = 40;
    expect(clock.nowMs()).toBe(5040);
  });

  it('prefers the shorter round trip, whenever it came', () => {
    expect(clock.accept(sample(0, 5000, 2, 2))).toBe(true);
    expect(clock.accept(sample(10, 5000, 300, 10))).toBe(false);
    monotonicMs = 400;
    expect(clock.nowMs()).toBe(5400);
  });

  it('lets a longer round trip in once the old one may have drifted further', () => {
    clock.accept(sample(0, 5000, 1, 1));
    monotonicMs = 600_000;
    expect(clock.accept(sample(monotonicMs - 40, 5050, 20, 20))).toBe(true);
    monotonicMs += 1000;
    expect(clock.nowMs()).toBe(606_050);
  });

  it('lets a longer round trip in when both cannot be true', () => {
    clock.accept(sample(0, 5000, 1, 1));
    expect(clock.accept(sample(0, 5010, 20, 20))).toBe(false);
    expect(clock.accept(sample(0, 9000, 20, 20))).toBe(true);
    expect(clock.nowMs()).toBe(9000);
  });

  describe('the bound', () => {
    it('is half of the round trip and the resolution of the stamps, and widens by 0.1 ms a second', () => {
      expect(clock.boundMs()).toBeNull();
      clock.accept(sample(0, 5000, 30, 10));
      monotonicMs = 40;
      expect(clock.boundMs()).toBe(21);
      monotonicMs += 100_000;
      expect(clock.boundMs()).toBeCloseTo(31);
    });

    it('holds the truth, however lopsided the way was', () => {
      for (const [wayOutMs, wayBackMs] of [
        [40, 0],
        [0, 40],
        [13, 27],
      ] as const) {
        clock.forget();
        clock.accept(sample(0, 5000, wayOutMs, wayBackMs));
        monotonicMs = 40;
        expect(Math.abs(clock.nowMs()! - 5040)).toBeLessThanOrEqual(clock.boundMs()!);
      }
    });

    it('counts what is not slewed yet', () => {
      clock.accept(sample(0, 5000, 200, 0));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.boundMs()).toBeCloseTo(102);
      monotonicMs = 1000;
      expect(clock.boundMs()).toBeCloseTo(52.1, 1);
    });

    it('is nobody’s to tell after a tick that contradicts', () => {
      clock.accept(sample(0, 5000, 10, 10));
      clock.raiseTo(9000);
      expect(clock.boundMs()).toBeNull();
    });
  });

  describe('a correction', () => {
    /** Lets five seconds pass and returns how much the time told ran in each tenth of a second. */
    function paces(): number[] {
      const told: number[] = [];
      for (let tenth = 0; tenth <= 50; tenth += 1) {
        told.push(clock.nowMs()!);
        monotonicMs += 100;
      }
      return told.slice(1).map((ms, index) => Math.round((ms - told[index]!) * 10) / 10);
    }

    it.each([
      ['forward', -100, 105],
      ['back', 100, 95],
    ])('of 100 ms %s is slewed by 5 ms each 100 ms, without a jump', (_way, errorMs, pace) => {
      clock.accept(sample(0, 5000 + errorMs, 150, 150));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.nowMs()).toBe(5000 + errorMs);
      const slewed = paces();
      expect(slewed.slice(0, 20)).toEqual(Array(20).fill(pace));
      expect(slewed.slice(20)).toEqual(Array(30).fill(100));
      expect(clock.nowMs()).toBe(5000 + monotonicMs);
    });

    it('starts from the time told when the one before is not done', () => {
      clock.accept(sample(0, 4900, 150, 150));
      clock.accept(sample(0, 5000, 10, 10));
      monotonicMs = 1000;
      clock.accept(sample(1000, 5005, 1, 1));
      expect(clock.nowMs()).toBe(5950);
    });

    it.each([1500, -3_600_000])('of %d ms is stepped', (byMs) => {
      clock.accept(sample(0, 5000, 1, 1));
      clock.accept(sample(0, 5000 + byMs, 1, 1));
      expect(clock.nowMs()).toBe(5000 + byMs);
    });

    it('is cut short by a tick that proves the time to be later', () => {
      clock.accept(sample(0, 4900, 150, 150));
      clock.accept(sample(0, 5000, 1, 1));
      expect(clock.raiseTo(4980)).toBe(false);
      expect(clock.nowMs()).toBe(4980);
      monotonicMs = 400;
      expect(clock.nowMs()).toBe(5400);
    });
  });

  it('is raised by a tick it lags behind, but is not thrown over by a few milliseconds', () => {
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.raiseTo(5004)).toBe(false);
    expect(clock.nowMs()).toBe(5004);
  });

  it('says so when a tick contradicts it', () => {
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.raiseTo(9000)).toBe(true);
    expect(clock.nowMs()).toBe(9000);
  });

  it('is not moved by a tick that came late', () => {
    clock.accept(sample(0, 5000, 10, 10));
    expect(clock.raiseTo(4000)).toBe(false);
    expect(clock.nowMs()).toBe(5000);
  });

  it('forgets', () => {
    clock.accept(sample(0, 5000, 10, 10));
    clock.forget();
    expect(clock.nowMs()).toBeNull();
  });
});
