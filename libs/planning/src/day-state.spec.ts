import type { WorkingHours } from '@live-tz/contracts';
import { dayStateAt, dayStateSpans, nextDayState, nextWorkingMs } from './day-state';
import type { ZoneOffsets } from './zone-offsets';

const OFFICE: WorkingHours = { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] };
const NIGHT: WorkingHours = { from: '22:00', until: '06:00', days: [1, 2, 3, 4, 5] };
const ALWAYS: WorkingHours = { from: '00:00', until: '24:00', days: [1, 2, 3, 4, 5, 6, 7] };
const NEVER: WorkingHours = { ...OFFICE, days: [] };

const UTC: ZoneOffsets = { offsetMinutes: 0, changes: [] };
const KATHMANDU: ZoneOffsets = { offsetMinutes: 345, changes: [] };
/** From 02:00 to 03:00 on 28 March 2027, and from 03:00 to 02:00 on 31 October 2027. */
const BERLIN: ZoneOffsets = {
  offsetMinutes: 60,
  changes: [
    { atMs: Date.UTC(2027, 2, 28, 1), offsetMinutes: 120 },
    { atMs: Date.UTC(2027, 9, 31, 1), offsetMinutes: 60 },
  ],
};

const at = (iso: string): number => Date.parse(`${iso}:00Z`);

describe('dayStateAt', () => {
  it.each([
    ['2026-11-26T06:59', 'asleep'],
    ['2026-11-26T07:00', 'awake'],
    ['2026-11-26T08:59', 'awake'],
    ['2026-11-26T09:00', 'working'],
    ['2026-11-26T16:59', 'working'],
    ['2026-11-26T17:00', 'awake'],
    ['2026-11-26T23:00', 'asleep'],
    ['2026-11-28T06:59', 'asleep'],
    ['2026-11-28T12:00', 'weekend'],
    ['2026-11-29T22:59', 'weekend'],
    ['2026-11-30T09:00', 'working'],
  ])('is for office hours at %s %s', (iso, state) => {
    expect(dayStateAt(OFFICE, UTC, at(iso))).toBe(state);
  });

  it.each([
    ['2026-11-27T21:59', 'awake'],
    ['2026-11-27T22:00', 'working'],
    ['2026-11-28T05:59', 'working'],
    ['2026-11-28T06:00', 'asleep'],
    ['2026-11-28T07:00', 'weekend'],
    ['2026-11-29T23:30', 'asleep'],
    ['2026-11-30T05:00', 'asleep'],
  ])('ends the shift of a Friday night on Saturday: at %s %s', (iso, state) => {
    expect(dayStateAt(NIGHT, UTC, at(iso))).toBe(state);
  });

  it('ends the shift of a Sunday night on Monday', () => {
    const hours = { ...NIGHT, days: [7] };
    expect(dayStateAt(hours, UTC, at('2026-11-30T05:59'))).toBe('working');
    expect(dayStateAt(hours, UTC, at('2026-11-30T22:00'))).toBe('weekend');
  });

  it('has no weekend without a working day', () => {
    expect(dayStateAt(NEVER, UTC, at('2026-11-26T12:00'))).toBe('awake');
    expect(dayStateAt(NEVER, UTC, at('2026-11-28T12:00'))).toBe('awake');
    expect(dayStateAt(NEVER, UTC, at('2026-11-28T03:00'))).toBe('asleep');
  });

  it('uses the offset of the instant, quarter hours and negative days included', () => {
    expect(dayStateAt(OFFICE, KATHMANDU, at('2026-11-26T03:14'))).toBe('awake');
    expect(dayStateAt(OFFICE, KATHMANDU, at('2026-11-26T03:15'))).toBe('working');
    expect(dayStateAt(OFFICE, UTC, at('1969-12-29T12:00'))).toBe('working');
    expect(dayStateAt(OFFICE, UTC, at('1969-12-28T12:00'))).toBe('weekend');
  });
});

describe('nextDayState', () => {
  it.each([
    ['2026-11-26T05:48', 'awake', '2026-11-26T07:00'],
    ['2026-11-26T07:00', 'working', '2026-11-26T09:00'],
    ['2026-11-27T17:00', 'asleep', '2026-11-27T23:00'],
    ['2026-11-28T03:00', 'weekend', '2026-11-28T07:00'],
    ['2026-11-30T03:00', 'awake', '2026-11-30T07:00'],
  ])('is after %s %s at %s', (iso, state, changeIso) => {
    expect(nextDayState(OFFICE, UTC, at(iso))).toEqual({ state, atMs: at(changeIso) });
  });

  it('is null if the state never changes', () => {
    expect(nextDayState(ALWAYS, BERLIN, at('2027-03-27T12:00'))).toBeNull();
  });

  it('follows a change of the clocks in between', () => {
    // Saturday 22:00 in Berlin; 07:00 on Sunday is only eight hours away.
    expect(nextDayState(OFFICE, BERLIN, at('2027-03-27T22:00'))).toEqual({
      state: 'weekend',
      atMs: at('2027-03-28T05:00'),
    });
  });
});

describe('nextWorkingMs', () => {
  it('is the beginning of the next shift, after a weekend as well', () => {
    expect(nextWorkingMs(OFFICE, UTC, at('2026-11-26T05:48'))).toBe(at('2026-11-26T09:00'));
    expect(nextWorkingMs(OFFICE, UTC, at('2026-11-27T12:00'))).toBe(at('2026-11-30T09:00'));
    expect(nextWorkingMs({ ...OFFICE, days: [4] }, UTC, at('2026-11-26T09:00'))).toBe(at('2026-12-03T09:00'));
  });

  it('is null if there is none', () => {
    expect(nextWorkingMs(NEVER, UTC, at('2026-11-26T05:48'))).toBeNull();
    expect(nextWorkingMs(ALWAYS, UTC, at('2026-11-26T05:48'))).toBeNull();
  });
});

describe('dayStateSpans', () => {
  it('shortens a night shift by the hour that the clocks skip', () => {
    const range = { fromMs: at('2027-03-27T20:00'), untilMs: at('2027-03-28T06:00') };
    const hours = { ...NIGHT, days: [6] };
    expect([...dayStateSpans(hours, BERLIN, range)]).toEqual([
      { fromMs: range.fromMs, untilMs: at('2027-03-27T21:00'), state: 'awake' },
      { fromMs: at('2027-03-27T21:00'), untilMs: at('2027-03-28T04:00'), state: 'working' },
      { fromMs: at('2027-03-28T04:00'), untilMs: at('2027-03-28T05:00'), state: 'asleep' },
      { fromMs: at('2027-03-28T05:00'), untilMs: range.untilMs, state: 'weekend' },
    ]);
  });

  it('leaves out hours that the clocks skip and repeats hours that they repeat', () => {
    const hours: WorkingHours = { from: '02:15', until: '02:45', days: [7] };
    const workingIn = (fromIso: string, untilIso: string) =>
      [...dayStateSpans(hours, BERLIN, { fromMs: at(fromIso), untilMs: at(untilIso) })].filter(
        ({ state }) => state === 'working',
      );
    expect(workingIn('2027-03-28T00:00', '2027-03-28T12:00')).toEqual([]);
    expect(workingIn('2027-10-31T00:00', '2027-10-31T12:00')).toEqual([
      { fromMs: at('2027-10-31T00:15'), untilMs: at('2027-10-31T00:45'), state: 'working' },
      { fromMs: at('2027-10-31T01:15'), untilMs: at('2027-10-31T01:45'), state: 'working' },
    ]);
  });
});
