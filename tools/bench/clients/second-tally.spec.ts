import { SecondTally } from './second-tally';

const FIRST = 1_795_374_247;
const utcMs = (index: number) => (FIRST + index) * 1000;

/** Two clients that receive three seconds each, 1 ms and 5 ms late. */
function flawless(framesEach = 1): SecondTally {
  const tally = new SecondTally(2, FIRST, 3, framesEach);
  for (const second of [0, 1, 2]) {
    for (let frame = 0; frame < framesEach; frame += 1) {
      tally.record(0, utcMs(second), utcMs(second) + 1);
      tally.record(1, utcMs(second), utcMs(second) + 5);
    }
  }
  return tally;
}

describe('SecondTally', () => {
  it('reports nothing missed or doubled when each client receives each second once', () => {
    expect(flawless().report()).toEqual({
      clients: 2,
      seconds: 3,
      frames: 6,
      missed: 0,
      doubled: 0,
      latenessMs: { p50: 1, p99: 5, max: 5 },
      spreadMs: { p50: 4, max: 4 },
    });
  });

  it('counts a second that one client did not receive', () => {
    const tally = new SecondTally(2, FIRST, 2);
    tally.record(0, utcMs(0), utcMs(0));
    tally.record(1, utcMs(0), utcMs(0));
    tally.record(1, utcMs(1), utcMs(1));
    expect(tally.report()).toMatchObject({ missed: 1, doubled: 0, frames: 3 });
  });

  it('counts every second after the last one a client received', () => {
    const tally = new SecondTally(1, FIRST, 10);
    tally.record(0, utcMs(0), utcMs(0));
    expect(tally.report().missed).toBe(9);
  });

  it('counts a second that is repeated, at once or after another one', () => {
    const tally = flawless();
    tally.record(0, utcMs(2), utcMs(2) + 2);
    tally.record(1, utcMs(0), utcMs(2) + 9);
    expect(tally.report()).toMatchObject({ missed: 0, doubled: 2, latenessMs: { max: 5 } });
  });

  it('accepts the expected number of frames per second, and counts any further one as doubled', () => {
    const tally = flawless(8);
    expect(tally.report()).toMatchObject({ frames: 48, missed: 0, doubled: 0 });
    tally.record(0, utcMs(0), utcMs(0) + 2);
    expect(tally.report().doubled).toBe(1);
  });

  it('ignores the seconds before and after the period', () => {
    const tally = flawless();
    tally.record(0, utcMs(-1), utcMs(-1) + 900);
    tally.record(0, utcMs(3), utcMs(3) + 900);
    expect(tally.report()).toMatchObject({ frames: 6, missed: 0, doubled: 0, latenessMs: { max: 5 } });
  });

  it('includes a late frame of the last second and clients that received nothing', () => {
    const tally = new SecondTally(2, FIRST, 1);
    tally.record(0, utcMs(0), utcMs(0) + 1400);
    expect(tally.report()).toMatchObject({ missed: 1, latenessMs: { max: 1400 }, spreadMs: { max: 0 } });
    expect(new SecondTally(3, FIRST, 4).report()).toMatchObject({ missed: 12, frames: 0 });
  });
});
