import { DeviceClock } from './device-clock';
import { markArrival, sampleOfDocument } from './document-sample';
import { ServerClock } from '@live-tz/wall-clock';

const UTC_MS = Date.parse('2026-11-22T19:04:00.300Z');

class FakeNavigation {
  transferSize = 7000;
  requestStart = 100;
  responseStart = 900;
}

class FakeMark {
  constructor(readonly detail: number) {}
}

describe('the sample of the document', () => {
  let navigation: FakeNavigation;
  let marks: FakeMark[];
  const device = new DeviceClock();
  const ahead = jest.spyOn(device, 'aheadOfMonotonicMs');

  beforeEach(() => {
    navigation = new FakeNavigation();
    marks = [];
    ahead.mockReturnValue(5_000_000);
    Object.assign(globalThis, { PerformanceNavigationTiming: FakeNavigation, PerformanceMark: FakeMark });
    Object.assign(performance, {
      mark: (_name: string, { detail }: { detail: number }) => marks.push(new FakeMark(detail)),
      getEntriesByType: () => [navigation],
      getEntriesByName: () => marks,
    });
    markArrival(device);
  });

  it('was taken between the request and its response, and bounds the error by half of that time', () => {
    const clock = new ServerClock(() => 900);
    const sample = sampleOfDocument(UTC_MS, device);
    if (sample === null) throw new Error('There is no sample.');
    expect(clock.accept(sample)).toBe(true);
    expect(clock.at(500)).toBe(UTC_MS);
    expect(clock.boundMs()).toBeGreaterThanOrEqual(400);
    expect(clock.boundMs()).toBeLessThan(402);
  });

  it.each([
    ['the document came from a cache', () => (navigation.transferSize = 0)],
    ['the browser does not report the request', () => (navigation.requestStart = 0)],
    ['the browser does not report the response', () => (navigation.responseStart = 0)],
    ['the arrival of the document was not marked', () => (marks = [])],
    ['the device slept since', () => ahead.mockReturnValue(5_060_000)],
  ])('does not exist if %s', (_why, change) => {
    change();
    expect(sampleOfDocument(UTC_MS, device)).toBeNull();
  });
});
