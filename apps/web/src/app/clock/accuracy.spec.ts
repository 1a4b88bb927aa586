import { Accuracy } from './accuracy';
import { DeviceClock } from './device-clock';
import { PageDelay } from './page-delay';
import { ServerClock } from '@live-tz/wall-clock';

const AHEAD_MS = Date.parse('2026-11-22T19:04:07Z');

describe('Accuracy', () => {
  let clock: ServerClock;
  let delay: PageDelay;
  let accuracy: Accuracy;

  beforeEach(() => {
    jest.useFakeTimers();
    clock = new ServerClock(() => performance.now());
    delay = new PageDelay();
    accuracy = new Accuracy(clock, new DeviceClock(), delay);
  });

  afterEach(() => jest.useRealTimers());

  function measureServer(halfRoundTripMs: number): void {
    const sentAtMs = performance.now() - 2 * halfRoundTripMs;
    const receivedMs = sentAtMs + halfRoundTripMs + AHEAD_MS;
    clock.accept({ sentAtMs, receivedMs, sentMs: receivedMs, answeredAtMs: performance.now() });
    accuracy.measure();
  }

  /** Sets the device's clock ahead of the server's by `errorMs`. */
  function setDevice(errorMs: number): void {
    jest.setSystemTime(performance.now() + AHEAD_MS + errorMs);
    accuracy.measure();
  }

  it('is unknown before the first sample, and after the estimate is discarded', () => {
    accuracy.measure();
    expect([accuracy.boundMs(), accuracy.deviceErrorMs()]).toEqual([null, null]);
    measureServer(10);
    expect(accuracy.boundMs()).toBe(11 + 17);
    clock.forget();
    accuracy.measure();
    expect([accuracy.boundMs(), accuracy.deviceErrorMs()]).toEqual([null, null]);
  });

  it.each([
    [10.4, 29],
    [120.5, 140],
    [1301, 1400],
  ])(
    'rounds a bound of %d ms plus 1 ms of resolution and 17 ms of a frame up to %d',
    (halfRoundTripMs, shown) => {
      measureServer(halfRoundTripMs);
      expect(accuracy.boundMs()).toBe(shown);
    },
  );

  it('includes the delay of the page', () => {
    delay.note(40);
    measureServer(10);
    expect(accuracy.boundMs()).toBe(11 + 40 + 17);
  });

  it('grows at once, and shrinks only when it is much smaller', () => {
    const bounds = [40, 60, 50, 45, 30].map((halfRoundTripMs) => {
      clock.forget();
      measureServer(halfRoundTripMs);
      return accuracy.boundMs();
    });
    expect(bounds).toEqual([58, 78, 78, 78, 48]);
  });

  it('shows the error of the device’s clock, and follows it when it is set', () => {
    measureServer(2);
    setDevice(-1240);
    expect(accuracy.deviceErrorMs()).toBe(-1240);
    setDevice(300_000);
    expect(accuracy.deviceErrorMs()).toBe(300_000);
  });

  it('ignores a change of the error within its bound', () => {
    measureServer(29);
    setDevice(-1240);
    setDevice(-1265);
    expect(accuracy.deviceErrorMs()).toBe(-1240);
    setDevice(-1276);
    expect(accuracy.deviceErrorMs()).toBe(-1280);
  });
});
