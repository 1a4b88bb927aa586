import { PageDelay } from './page-delay';

describe('PageDelay', () => {
  let delay: PageDelay;

  beforeEach(() => {
    jest.useFakeTimers();
    delay = new PageDelay();
  });

  afterEach(() => jest.useRealTimers());

  it('is one frame on a page that changes at the boundary', () => {
    expect(delay.ms).toBeCloseTo(16.7, 1);
  });

  it('is the longest recent delay in steps of 5 ms, plus a frame', () => {
    delay.note(12);
    delay.note(3);
    expect(delay.ms).toBeCloseTo(15 + 16.7, 1);
  });

  it('forgets half of a long delay in ten seconds', () => {
    delay.note(400);
    jest.advanceTimersByTime(10_000);
    delay.note(2);
    expect(delay.ms).toBeCloseTo(200 + 16.7, 1);
    jest.advanceTimersByTime(80_000);
    delay.note(2);
    expect(delay.ms).toBeCloseTo(5 + 16.7, 1);
  });
});
