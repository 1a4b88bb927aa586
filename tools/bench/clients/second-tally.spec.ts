import { SecondTally } from './second-tally';

const FIRST = 1_795_374_247;
const utcMs = (index: number) => (FIRST + index) * 1000;

/** Two viewers who see three seconds each, 1 ms and 5 ms late. */
function flawless(framesEach = 1): SecondTally {
  const tally = new SecondTally(2, FIRST, 3, framesEach);
  for (const second of [0, 1, 2]) {
    for (let frame = 0; frame < framesEach; frame += 1) {
      tally.see(0, utcMs(second), utcMs(second) + 1);
      tally.see(1, utcMs(second), utcMs(second) + 5);
    }
  }
  return tally;
}

describe('SecondTally', () => {
  it('finds nothing wrong where everybody sees each second once', () => {
    expect(flawless().judge()).toEqual({
      viewers: 2,
      seconds: 3,
      frames: 6,
      missed: 0,
      doubled: 0,
      latenessMs: { p50: 1, p99: 5, max: 5 },
      spreadMs: { p50: 4, max: 4 },
    });
  });

  it('counts a second that one viewer did not see', () => {
    const tally = new SecondTally(2, FIRST, 2);
    tally.see(0, utcMs(0), utcMs(0));
    tally.see(1, utcMs(0), utcMs(0));
    tally.see(1, utcMs(1), utcMs(1));
    expect(tally.judge()).toMatchObject({ missed: 1, doubled: 0, frames: 3 });
  });

  it('counts every second of a viewer who sees none any more', () => {
    const tally = new SecondTally(1, FIRST, 10);
    tally.see(0, utcMs(0), utcMs(0));
    expect(tally.judge().missed).toBe(9);
  });

  it('counts a second that is shown again, at once or after another', () => {
    const tally = flawless();
    tally.see(0, utcMs(2), utcMs(2) + 2);
    tally.see(1, utcMs(0), utcMs(2) + 9);
    expect(tally.judge()).toMatchObject({ missed: 0, doubled: 2, latenessMs: { max: 5 } });
  });

  it('takes several frames a second for one where that is how it is shown, and no more', () => {
    const tally = flawless(8);
    expect(tally.judge()).toMatchObject({ frames: 48, missed: 0, doubled: 0 });
    tally.see(0, utcMs(0), utcMs(0) + 2);
    expect(tally.judge().doubled).toBe(1);
  });

  it('does not look at seconds before and after', () => {
    const tally = flawless();
    tally.see(0, utcMs(-1), utcMs(-1) + 900);
    tally.see(0, utcMs(3), utcMs(3) + 900);
    expect(tally.judge()).toMatchObject({ frames: 6, missed: 0, doubled: 0, latenessMs: { max: 5 } });
  });

  it('knows a late frame of the last second, and who saw nothing at all', () => {
    const tally = new SecondTally(2, FIRST, 1);
    tally.see(0, utcMs(0), utcMs(0) + 1400);
    expect(tally.judge()).toMatchObject({ missed: 1, latenessMs: { max: 1400 }, spreadMs: { max: 0 } });
    expect(new SecondTally(3, FIRST, 4).judge()).toMatchObject({ missed: 12, frames: 0 });
  });
});
