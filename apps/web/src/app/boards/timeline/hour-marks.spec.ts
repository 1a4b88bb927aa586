import type { Transition, ZoneState } from '@live-tz/contracts';
import { changeMarks, hourMarks } from './hour-marks';
import { knownOffsets } from './known-offsets';

const HOUR_MS = 3_600_000;
const SPRING_MS = Date.parse('2027-03-28T01:00:00Z');
const AUTUMN_MS = Date.parse('2026-10-25T01:00:00Z');
const CET = { offsetMinutes: 60, abbreviation: 'CET' };
const CEST = { offsetMinutes: 120, abbreviation: 'CEST' };
const BERLIN: ZoneState = { zone: 'Europe/Berlin', ...CET, next: { ...CEST, atMs: SPRING_MS } };
const KATHMANDU: ZoneState = {
  zone: 'Asia/Kathmandu',
  offsetMinutes: 345,
  abbreviation: '+0545',
  next: null,
};

function axisFrom(fromMs: number) {
  return { fromMs, untilMs: fromMs + 24 * HOUR_MS };
}

function hoursOf(state: ZoneState, transitions: Transition[], axis: { fromMs: number; untilMs: number }) {
  return hourMarks(knownOffsets(state, transitions), axis).map(({ hour }) => hour);
}

describe('the hours of a zone', () => {
  it('begin between those of UTC where the offset is not a full hour', () => {
    const axis = axisFrom(Date.parse('2026-11-26T00:00:00Z'));
    const marks = hourMarks(knownOffsets(KATHMANDU, []), axis);
    expect(marks[0]).toMatchObject({ hour: 6, at: (0.25 / 24) * 100 });
    expect(marks).toHaveLength(24);
  });

  it('leave out the hour that clocks skip', () => {
    const axis = axisFrom(SPRING_MS - 2 * HOUR_MS);
    expect(hoursOf(BERLIN, [], axis).slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(changeMarks(knownOffsets(BERLIN, []), axis)).toEqual([
      { atMs: SPRING_MS, at: (2 / 24) * 100, byMinutes: 60 },
    ]);
  });

  it('repeat the hour that clocks have shown twice, although the rules of now no longer know it', () => {
    const axis = axisFrom(AUTUMN_MS - 2 * HOUR_MS);
    const back = { zone: BERLIN.zone, atMs: AUTUMN_MS, before: CEST, after: CET };
    expect(hoursOf(BERLIN, [back], axis).slice(0, 5)).toEqual([1, 2, 2, 3, 4]);
    expect(changeMarks(knownOffsets(BERLIN, [back]), axis)[0]).toMatchObject({ byMinutes: -60 });
  });

  it('ignore a change that only the abbreviation has', () => {
    const axis = axisFrom(AUTUMN_MS);
    const renamed = {
      zone: 'X',
      atMs: AUTUMN_MS + HOUR_MS,
      before: CET,
      after: { ...CET, abbreviation: 'WEST' },
    };
    expect(changeMarks(knownOffsets({ ...BERLIN, next: null }, [renamed]), axis)).toEqual([]);
  });
});
