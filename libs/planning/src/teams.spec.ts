import type { TimeSpan, WorkingHours } from '@live-tz/contracts';
import { findOverlap } from './overlap-search';
import type { PlannedClock } from './planned-clock';
import type { ZoneOffsets } from './zone-offsets';

/**
 * Five teams, worked out by hand from the published rules of 2027: the clocks go forward in the United States on 14 March at
 * 02:00 local time, in the European Union and the United Kingdom on 28 March at 01:00 UTC, and back in Sydney on 4 April at
 * 03:00 local time. Riyadh, Bengaluru and Tokyo never change theirs.
 */
const ZONES: Record<string, ZoneOffsets> = {
  'Europe/London': { offsetMinutes: 0, changes: [{ atMs: at('2027-03-28T01:00'), offsetMinutes: 60 }] },
  'Europe/Berlin': { offsetMinutes: 60, changes: [{ atMs: at('2027-03-28T01:00'), offsetMinutes: 120 }] },
  'America/New_York': {
    offsetMinutes: -300,
    changes: [{ atMs: at('2027-03-14T07:00'), offsetMinutes: -240 }],
  },
  'America/Los_Angeles': {
    offsetMinutes: -480,
    changes: [{ atMs: at('2027-03-14T10:00'), offsetMinutes: -420 }],
  },
  'Australia/Sydney': { offsetMinutes: 660, changes: [{ atMs: at('2027-04-03T16:00'), offsetMinutes: 600 }] },
  'Asia/Kolkata': { offsetMinutes: 330, changes: [] },
  'Asia/Riyadh': { offsetMinutes: 180, changes: [] },
  'Asia/Tokyo': { offsetMinutes: 540, changes: [] },
};

const OFFICE: WorkingHours = { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] };
const SUNDAY_TO_THURSDAY: WorkingHours = { ...OFFICE, days: [1, 2, 3, 4, 7] };

function at(iso: string): number {
  return Date.parse(`${iso}:00Z`);
}

function team(zones: Record<string, WorkingHours>): PlannedClock[] {
  return Object.entries(zones).map(([zone, hours]) => ({
    zone,
    label: null,
    hours,
    offsets: ZONES[zone]!,
    isRequired: true,
  }));
}

/** From Monday to Sunday in UTC. */
function weekFrom(monday: string): TimeSpan {
  return { fromMs: at(`${monday}T00:00`), untilMs: at(`${monday}T00:00`) + 7 * 86_400_000 };
}

/** `Mon 14:00-16:00`, in UTC. */
function overlapIn(range: TimeSpan, clocks: PlannedClock[]): string[] {
  return findOverlap(clocks, range, 60).allWorking.map(({ fromMs, untilMs }) => {
    const day = new Date(fromMs).toUTCString().slice(0, 3);
    return `${day} ${new Date(fromMs).toISOString().slice(11, 16)}-${new Date(untilMs).toISOString().slice(11, 16)}`;
  });
}

const on = (days: string[], hours: string): string[] => days.map((day) => `${day} ${hours}`);
const WORKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

describe('the overlap of Berlin and New York', () => {
  const clocks = team({ 'Europe/Berlin': OFFICE, 'America/New_York': OFFICE });

  // Berlin works 08-16 UTC, New York 14-22 UTC.
  it('is two hours while both have standard time', () => {
    expect(overlapIn(weekFrom('2027-03-08'), clocks)).toEqual(on(WORKDAYS, '14:00-16:00'));
  });

  // New York now works 13-21 UTC, Berlin still 08-16.
  it('is three hours while only New York has summer time', () => {
    expect(overlapIn(weekFrom('2027-03-15'), clocks)).toEqual(on(WORKDAYS, '13:00-16:00'));
    expect(overlapIn(weekFrom('2027-03-22'), clocks)).toEqual(on(WORKDAYS, '13:00-16:00'));
  });

  // Berlin now works 07-15 UTC.
  it('is two hours once both have summer time', () => {
    expect(overlapIn(weekFrom('2027-03-29'), clocks)).toEqual(on(WORKDAYS, '13:00-15:00'));
  });

  it('reports both changes', () => {
    const range = { fromMs: at('2027-03-08T00:00'), untilMs: at('2027-04-05T00:00') };
    expect(findOverlap(clocks, range, 60).changes).toEqual([
      {
        zone: 'America/New_York',
        atMs: at('2027-03-14T07:00'),
        offsetMinutesBefore: -300,
        offsetMinutesAfter: -240,
      },
      {
        zone: 'Europe/Berlin',
        atMs: at('2027-03-28T01:00'),
        offsetMinutesBefore: 60,
        offsetMinutesAfter: 120,
      },
    ]);
  });
});

describe('the overlap of London, Berlin and Bengaluru', () => {
  const clocks = team({ 'Europe/London': OFFICE, 'Europe/Berlin': OFFICE, 'Asia/Kolkata': OFFICE });

  // London works 09-17 UTC, Berlin 08-16, Bengaluru 03:30-11:30.
  it('begins with London and ends with Bengaluru', () => {
    expect(overlapIn(weekFrom('2027-03-22'), clocks)).toEqual(on(WORKDAYS, '09:00-11:30'));
  });

  // London now works 08-16 UTC, Berlin 07-15.
  it('is an hour longer once London has summer time', () => {
    expect(overlapIn(weekFrom('2027-03-29'), clocks)).toEqual(on(WORKDAYS, '08:00-11:30'));
  });
});

describe('the overlap of Los Angeles and Sydney', () => {
  const clocks = team({ 'America/Los_Angeles': OFFICE, 'Australia/Sydney': OFFICE });
  // On Friday afternoon in Los Angeles it is Saturday in Sydney.
  const days = ['Mon', 'Tue', 'Wed', 'Thu'];

  // Los Angeles works 17-01 UTC, Sydney 22-06 UTC of the next working day.
  it('is three hours on four days', () => {
    expect(overlapIn(weekFrom('2027-03-08'), clocks)).toEqual(on(days, '22:00-01:00'));
  });

  // Los Angeles now works 16-24 UTC.
  it('is two hours once Los Angeles has summer time', () => {
    expect(overlapIn(weekFrom('2027-03-15'), clocks)).toEqual(on(days, '22:00-00:00'));
  });

  // Sydney now works 23-07 UTC.
  it('is one hour once Sydney has standard time as well', () => {
    expect(overlapIn(weekFrom('2027-04-05'), clocks)).toEqual(on(days, '23:00-00:00'));
  });
});

describe('the overlap of London with Riyadh, where the week begins on Sunday', () => {
  const clocks = team({ 'Europe/London': OFFICE, 'Asia/Riyadh': SUNDAY_TO_THURSDAY });
  const days = ['Mon', 'Tue', 'Wed', 'Thu'];

  // London works 09-17 UTC from Monday to Friday, Riyadh 06-14 UTC from Sunday to Thursday.
  it('is five hours on four days, and six in summer', () => {
    expect(overlapIn(weekFrom('2027-03-22'), clocks)).toEqual(on(days, '09:00-14:00'));
    expect(overlapIn(weekFrom('2027-03-29'), clocks)).toEqual(on(days, '08:00-14:00'));
  });
});

describe('the overlap of Tokyo, Berlin and New York', () => {
  const clocks = team({ 'Asia/Tokyo': OFFICE, 'Europe/Berlin': OFFICE, 'America/New_York': OFFICE });

  // Tokyo works 00-08 UTC, New York 13-21 or 14-22 UTC.
  it.each(['2027-03-08', '2027-03-15', '2027-03-29'])('does not exist in the week of %s', (monday) => {
    expect(overlapIn(weekFrom(monday), clocks)).toEqual([]);
  });

  /**
   * At 13:00 UTC Berlin works. Tokyo has 22:00, five hours and more after work: 6 points for each minute. New York has 08:00: 1
   * point for each minute and 60 to 1 minutes before work, 30.5 on average: 1.51. An hour earlier Tokyo bears 5.49 and New York
   * 2.51, which is 8; an hour later Tokyo is asleep: 8.49.
   */
  it('is least missed by a late hour in Tokyo and an early one in New York', () => {
    const [best] = findOverlap(clocks, weekFrom('2027-03-08'), 60).slots;
    expect(best).toEqual({
      fromMs: at('2027-03-08T13:00'),
      untilMs: at('2027-03-08T14:00'),
      burden: 7.51,
      participants: [
        participant('Asia/Tokyo', '2027-03-08T22:00:00+09:00', 'awake', 6),
        participant('Europe/Berlin', '2027-03-08T14:00:00+01:00', 'working', 0),
        participant('America/New_York', '2027-03-08T08:00:00-05:00', 'awake', 1.51),
      ],
    });
  });

  // The same hour in Tokyo, and work in New York.
  it('is missed by Tokyo alone while New York has summer time', () => {
    const [best] = findOverlap(clocks, weekFrom('2027-03-15'), 60).slots;
    expect(best).toMatchObject({ fromMs: at('2027-03-15T13:00'), burden: 6 });
  });
});

function participant(zone: string, local: string, state: string, burden: number) {
  return { zone, label: null, local, state, burden, isRequired: true };
}
