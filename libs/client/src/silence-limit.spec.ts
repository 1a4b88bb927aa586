import { SilenceLimit } from './silence-limit.js';

describe('SilenceLimit', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('aborts when nothing was received for as long as allowed', () => {
    const silence = new SilenceLimit(15_000);
    jest.advanceTimersByTime(14_000);
    silence.restart();
    jest.advanceTimersByTime(14_999);
    expect(silence.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(silence.signal.aborted).toBe(true);
  });

  it('does not abort after it was stopped', () => {
    const silence = new SilenceLimit(15_000);
    silence.stop();
    jest.advanceTimersByTime(20_000);
    expect(silence.signal.aborted).toBe(false);
  });
});
