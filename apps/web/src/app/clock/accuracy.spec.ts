import { Accuracy } from './accuracy';
import { DeviceClock } from './device-clock';
import { ServerClock } from './server-clock';

const AHEAD_MS = Date.parse('2026-11-22T19:04:07Z');

describe('Accuracy', () => {
  let clock: ServerClock;
  let accuracy: Accuracy;

  beforeEach(() => {
    jest.useFakeTimers();
    clock = new ServerClock(() => performance.now());
    accuracy = new Accuracy(clock, new DeviceClock());
  });

  afterEach(() => jest.useRealTimers());

  function hearServer(halfRoundTripMs: number): void {
    const askedAtMs = performance.now() - 2 * halfRoundTripMs;
    const receivedMs = askedAtMs + halfRoundTripMs + AHEAD_MS;
    clock.accept({ askedAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: performance.now() });
    accuracy.measure();
  }

  /** Sets the device's clock to be this far ahead of the server's. */
  function setDevice(errorMs: number): void {
    jest.setSystemTime(performance.now() + AHEAD_MS + errorMs);
    accuracy.measure();
  }

  it('knows nothing before the server was heard, nor after it was forgotten', () => {
    accuracy.measure();
    expect([accuracy.boundMs(), accuracy.deviceErrorMs()]).toEqual([null, null]);
    hearServer(10);
    expect(accuracy.boundMs()).toBe(11);
    clock.forget();
    accuracy.measure();
    expect([accuracy.boundMs(), accuracy.deviceErrorMs()]).toEqual([null, null]);
  });

  it.each([
    [10.4, 12],
    [120.5, 130],
    [1301, 1400],
  ])('rounds a bound of %d ms and one of resolution up to %d', (halfRoundTripMs, shown) => {
    hearServer(halfRoundTripMs);
    expect(accuracy.boundMs()).toBe(shown);
  });

  it('tells how far the device is off, and follows it when it is set', () => {
    hearServer(2);
    setDevice(-1240);
    expect(accuracy.deviceErrorMs()).toBe(-1240);
    setDevice(300_000);
    expect(accuracy.deviceErrorMs()).toBe(300_000);
  });

  it('does not change its word for a difference its bound leaves open', () => {
    hearServer(29);
    setDevice(-1240);
    setDevice(-1265);
    expect(accuracy.deviceErrorMs()).toBe(-1240);
    setDevice(-1276);
    expect(accuracy.deviceErrorMs()).toBe(-1280);
  });
});
