import { Sightings } from './support/sightings';

/** 500 ms into a second, as every judgement begins and ends. */
const START_MS = 1_000_000_500;

describe('Sightings', () => {
  let sightings: Sightings;

  beforeEach(() => {
    jest.useFakeTimers({ now: START_MS });
    sightings = new Sightings();
  });
  afterEach(() => jest.useRealTimers());

  /** Sees seconds after the start, each of them so long after it began. */
  const see = (seconds: number[], lateMs = 10): void => {
    for (const second of seconds) {
      const utcMs = START_MS - 500 + second * 1000;
      jest.setSystemTime(utcMs + lateMs);
      sightings.see(utcMs);
    }
  };
  const loseAt = (ms: number): void => {
    jest.setSystemTime(START_MS + ms);
    sightings.loseConnection();
  };
  const judge = (seconds: number) => sightings.judge(START_MS, START_MS + seconds * 1000);
  const flawless = { missed: 0, repeated: 0, losses: 0, longestAbsenceMs: 0, latestMs: 10 };

  it('finds nothing where every second is seen once', () => {
    see([1, 2, 3, 4]);
    expect(judge(4)).toEqual(flawless);
  });

  it.each([
    ['at the beginning', [2, 3, 4]],
    ['in between', [1, 2, 4]],
    ['at the end', [1, 2, 3]],
  ])('misses a second %s', (_where, seconds) => {
    see(seconds);
    expect(judge(4)).toEqual({ ...flawless, missed: 1 });
  });

  it('misses everything where nothing is seen', () => {
    expect(judge(4)).toEqual({ ...flawless, missed: 4, latestMs: 0 });
  });

  it('sees what is repeated, also on another connection', () => {
    see([1, 2]);
    sightings.see(START_MS + 1500);
    loseAt(1700);
    sightings.see(START_MS + 1500);
    see([3, 4]);
    expect(judge(4)).toMatchObject({ missed: 0, repeated: 2 });
  });

  it('tells what came late, and does not call it missed', () => {
    see([0, 1, 2], 700);
    expect(judge(2)).toEqual({ ...flawless, latestMs: 700 });
  });

  it('sees a time long past', () => {
    see([1, 2]);
    sightings.see(7000);
    see([3]);
    expect(judge(3)).toMatchObject({ repeated: 1 });
  });

  it('counts nothing as missed between two connections, but how long that was', () => {
    see([1]);
    loseAt(1000);
    see([4, 5]);
    expect(judge(5)).toEqual({ ...flawless, losses: 1, longestAbsenceMs: 2510 });
  });

  it('knows who never came back', () => {
    see([1]);
    loseAt(1000);
    expect(judge(5)).toEqual({ ...flawless, losses: 1, longestAbsenceMs: Infinity });
  });
});
