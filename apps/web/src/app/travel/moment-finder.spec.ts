import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Conversion, Problem, Transition } from '@live-tz/contracts';
import { of, throwError } from 'rxjs';
import { ConversionApi, type ConversionRequest } from '../convert/conversion-api';
import { ProblemError } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { TransitionsApi } from '../zones/transitions-api';
import { MomentFinder } from './moment-finder';

const NEW_YORK = { zone: 'America/New_York', offsetMinutes: -300, abbreviation: 'EST' };
const GAP: Transition = {
  zone: 'America/New_York',
  atMs: Date.parse('2027-03-14T07:00Z'),
  before: { offsetMinutes: -300, abbreviation: 'EST' },
  after: { offsetMinutes: -240, abbreviation: 'EDT' },
};

function conversion(local: string, utc: string, part: Partial<Conversion['from']> = {}): Conversion {
  const from = { ...NEW_YORK, local, asked: local, resolution: 'exact' as const, taken: null, ...part };
  return { utcMs: Date.parse(utc), from, to: [] };
}

function refusal(problem: Partial<Problem>): ProblemError {
  const errors = [{ field: 'from', message: 'There is no such place.' }];
  const type = 'urn:live-tz:problem:invalid';
  return new ProblemError({ type, title: '', status: 400, detail: '', requestId: '', errors, ...problem });
}

describe('MomentFinder', () => {
  const convert = jest.fn();
  let finder: MomentFinder;

  beforeEach(() => {
    convert.mockReset();
    TestBed.configureTestingModule({
      providers: [
        MomentFinder,
        { provide: ConversionApi, useValue: { convert } },
        { provide: TransitionsApi, useValue: { between: () => of([GAP]) } },
        { provide: PreferencesStore, useValue: { hourFormat: signal('h23') } },
      ],
    });
    finder = TestBed.inject(MomentFinder);
  });

  /** Answers the requests in order. */
  function answer(...answers: Conversion[]): void {
    for (const each of answers) convert.mockReturnValueOnce(of(each));
  }

  const requests = (): Partial<ConversionRequest>[] =>
    convert.mock.calls.map(([{ at, from }]: [ConversionRequest]) => ({ at, from }));

  it('reads a time by the clocks of the place that the text names', async () => {
    answer(
      conversion('2026-11-26T05:42:05', '2026-11-26T10:42:05Z'),
      conversion('2026-11-26T15:00:00', '2026-11-26T20:00Z'),
    );
    expect(await finder.find('3pm thu new york', 'Europe/Berlin')).toEqual({
      kind: 'moment',
      utcMs: Date.parse('2026-11-26T20:00Z'),
      zone: 'America/New_York',
      remark: '',
    });
    expect(requests()).toEqual([
      { at: null, from: 'new york' },
      { at: '2026-11-26T15:00:00', from: 'America/New_York' },
    ]);
  });

  it('counts tomorrow from the date in that place', async () => {
    answer(
      conversion('2026-11-25T23:00:00', '2026-11-26T04:00Z'),
      conversion('2026-11-26T09:00:00', '2026-11-26T14:00Z'),
    );
    await finder.find('tomorrow 9am', 'America/New_York');
    expect(requests()).toEqual([
      { at: null, from: 'America/New_York' },
      { at: '2026-11-26T09:00:00', from: 'America/New_York' },
    ]);
  });

  it('explains a time that the clocks skip', async () => {
    answer(
      conversion('2026-11-26T05:42:05', '2026-11-26T10:42:05Z'),
      conversion('2027-03-14T03:30:00', '2027-03-14T07:30Z', {
        offsetMinutes: -240,
        asked: '2027-03-14T02:30:00',
        resolution: 'gap',
        taken: 'later',
      }),
    );
    expect(await finder.find('2027-03-14 02:30 new york', 'Europe/Berlin')).toMatchObject({
      remark:
        'Clocks in New York go forward from 02:00 to 03:00, so 02:30 does not exist that day. Showing 03:30 instead.',
    });
  });

  it('asks which place a name means, and then takes that one', async () => {
    const springfield = { name: 'Springfield', country: 'United States' };
    const candidates = [
      { ...springfield, zone: 'America/Chicago', region: 'Missouri', offsetMinutes: -360 },
      { ...springfield, zone: 'America/New_York', region: 'Massachusetts', offsetMinutes: -300 },
    ].map((each) => ({ ...each, matchedOn: 'name' as const, latitude: null, longitude: null }));
    convert.mockReturnValueOnce(throwError(() => refusal({ code: 'ambiguous', candidates })));
    expect(await finder.find('3pm springfield', 'Europe/Berlin')).toMatchObject({
      kind: 'places',
      message: '“springfield” may mean several places. Which one?',
      places: [{ name: 'Springfield, Missouri' }, { name: 'Springfield, Massachusetts' }],
    });
    answer(
      conversion('2026-11-26T05:42:05', '2026-11-26T10:42:05Z'),
      conversion('2026-11-26T15:00:00', '2026-11-26T20:00Z'),
    );
    expect(await finder.find('3pm springfield', 'Europe/Berlin', 'America/New_York')).toMatchObject({
      kind: 'moment',
      zone: 'America/New_York',
    });
  });

  it.each([
    ['blah', null, 'Type a time, such as'],
    ['3pm xyzzy', refusal({}), 'No place is called “xyzzy”.'],
  ])('says what to type instead of “%s”', async (text, error, message) => {
    if (error !== null) convert.mockReturnValueOnce(throwError(() => error));
    const found = await finder.find(text, 'Europe/Berlin');
    expect(found).toMatchObject({ kind: 'none' });
    expect('message' in found && found.message).toContain(message);
  });

  it('returns to the current time for “now”, without a request', async () => {
    expect(await finder.find(' Now ', 'Europe/Berlin')).toEqual({ kind: 'now' });
    expect(convert).not.toHaveBeenCalled();
  });
});
