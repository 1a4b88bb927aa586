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
    expect(clock.nowMs()).toBe(605_050);
  });

  it('lets any sample in after it expired, and keeps ticking until then', () => {
    clock.accept(sample(0, 5000, 1, 1));
    clock.expire();
    expect(clock.nowMs()).toBe(5000);
    expect(clock.accept(sample(0, 9000, 400, 400))).toBe(true);
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
