import { ReceivedSeconds } from './support/received-seconds';

/** 500 ms into a second, when every report begins and ends. */
const START_MS = 1_000_000_500;

describe('ReceivedSeconds', () => {
  let received: ReceivedSeconds;

  beforeEach(() => {
    jest.useFakeTimers({ now: START_MS });
    received = new ReceivedSeconds();
  });
  afterEach(() => jest.useRealTimers());

  /** Records seconds after the start, each with the same lateness. */
  const record = (seconds: number[], lateMs = 10): void => {
    for (const second of seconds) {
      const utcMs = START_MS - 500 + second * 1000;
      jest.setSystemTime(utcMs + lateMs);
      received.record(utcMs);
    }
  };
  const loseAt = (ms: number): void => {
    jest.setSystemTime(START_MS + ms);
    received.recordLoss();
  };
  const report = (seconds: number) => received.report(START_MS, START_MS + seconds * 1000);
  const nothingWrong = { missed: 0, repeated: 0, losses: 0, maxAbsenceMs: 0, maxLatenessMs: 10 };

  it('reports nothing when every second is received once', () => {
    record([1, 2, 3, 4]);
    expect(report(4)).toEqual(nothingWrong);
  });

  it.each([
    ['at the beginning', [2, 3, 4]],
    ['in between', [1, 2, 4]],
    ['at the end', [1, 2, 3]],
  ])('reports a second missed %s', (_where, seconds) => {
    record(seconds);
    expect(report(4)).toEqual({ ...nothingWrong, missed: 1 });
  });

  it('reports every second missed when none is received', () => {
    expect(report(4)).toEqual({ ...nothingWrong, missed: 4, maxLatenessMs: 0 });
  });

  it('reports repeated seconds, on another connection as well', () => {
    record([1, 2]);
    received.record(START_MS + 1500);
    loseAt(1700);
    received.record(START_MS + 1500);
    record([3, 4]);
    expect(report(4)).toMatchObject({ missed: 0, repeated: 2 });
  });

  it('reports a late second as late and not as missed', () => {
    record([0, 1, 2], 700);
    expect(report(2)).toEqual({ ...nothingWrong, maxLatenessMs: 700 });
  });

  it('reports a second of the distant past as repeated', () => {
    record([1, 2]);
    received.record(7000);
    record([3]);
    expect(report(3)).toMatchObject({ repeated: 1 });
  });

  it('reports the duration between two connections, and no missed seconds in it', () => {
    record([1]);
    loseAt(1000);
    record([4, 5]);
    expect(report(5)).toEqual({ ...nothingWrong, losses: 1, maxAbsenceMs: 2510 });
  });

  it('reports an infinite absence without a reconnection', () => {
    record([1]);
    loseAt(1000);
    expect(report(5)).toEqual({ ...nothingWrong, losses: 1, maxAbsenceMs: Infinity });
  });
});
