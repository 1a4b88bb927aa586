import type { Transition } from '@live-tz/contracts';
import { type ApiResponse, BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { calendarEventsOf, calendarPropertiesOf } from './support/calendar-events';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';
import { type RawResponse, rawExchange, rawRequest } from './support/raw-exchange';

const DAY_MS = 86_400_000;
/** Vancouver keeps its summer time permanently: its offset stays the same, and its abbreviation changes. */
const RENAMED = 'zones=America/Vancouver&from=2026-10-01T00:00Z&to=2028-01-01T00:00Z';

let app: RunningApp;
let anonymous: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  anonymous = new BrowserLike(app.url);
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

function transitions(query: string): Promise<ApiResponse<Transition[]>> {
  return anonymous.get<Transition[]>(`/transitions?${query}`);
}

describe('changes of the clocks', () => {
  it('have the state before and after, and are sorted by time', async () => {
    const { status, body } = await transitions(
      'zones=europe/berlin,America/New_York,Asia/Tokyo&from=2026-10-01T00:00Z&to=2026-12-01T00:00Z',
    );
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        zone: 'Europe/Berlin',
        atMs: Date.UTC(2026, 9, 25, 1),
        before: { offsetMinutes: 120, abbreviation: 'CEST' },
        after: { offsetMinutes: 60, abbreviation: 'CET' },
      },
      {
        zone: 'America/New_York',
        atMs: Date.UTC(2026, 10, 1, 6),
        before: { offsetMinutes: -240, abbreviation: 'EDT' },
        after: { offsetMinutes: -300, abbreviation: 'EST' },
      },
    ]);
  });

  it('are listed for each alias of a zone, sorted by name', async () => {
    const { body } = await transitions('zones=US/Pacific,America/Los_Angeles&from=2027-01-01T00:00Z');
    expect(body.map(({ zone, atMs }) => [zone, atMs])).toEqual([
      ['America/Los_Angeles', Date.UTC(2027, 2, 14, 10)],
      ['US/Pacific', Date.UTC(2027, 2, 14, 10)],
      ['America/Los_Angeles', Date.UTC(2027, 10, 7, 9)],
      ['US/Pacific', Date.UTC(2027, 10, 7, 9)],
    ]);
  });

  it('include the beginning of the range and exclude its end', async () => {
    const at = Date.UTC(2026, 9, 25, 1);
    const between = async (from: number, to: number): Promise<number> =>
      (await transitions(`zones=Europe/Berlin&from=${from}&to=${to}`)).body.length;
    expect(await between(at, at + 1)).toBe(1);
    expect(await between(at - 1, at)).toBe(0);
    expect(await between(at + 1, at + 2)).toBe(0);
  });

  it('cover the coming year when no range is given', async () => {
    const now = Date.now();
    const { body } = await transitions('zones=Europe/Berlin');
    expect(body).toHaveLength(2);
    for (const { atMs } of body) {
      expect(atMs).toBeGreaterThan(now);
      expect(atMs).toBeLessThan(now + 366 * DAY_MS + 60_000);
    }
  });

  it('of the abbreviation alone are listed with equal offsets', async () => {
    expect((await transitions(RENAMED)).body).toEqual([
      {
        zone: 'America/Vancouver',
        atMs: Date.UTC(2026, 10, 1, 9),
        before: { offsetMinutes: -420, abbreviation: 'PDT' },
        after: { offsetMinutes: -420, abbreviation: 'MST' },
      },
    ]);
  });

  it.each([
    ['zones=', 'zones', /^Give zones as zones or places/],
    ['from=0', 'zones', /^Give zones once/],
    ['zones=UTC&zones=UTC', 'zones', /^Give zones once/],
    ['zones=UTC,Europe/Kathmandu', 'zones', /did you mean Asia\/Kathmandu\?$/],
    [
      `zones=${Array(500).fill('UTC').join(',')}`,
      'zones',
      /^Name at most 120 zones in zones: these are 500\.$/,
    ],
    [`zones=${'x'.repeat(10_000)}`, 'zones', /^There is no zone "x{64}"/],
    ['zones=U%00TC', 'zones', /^Leave control characters out/],
    ['zones=UTC&from=now', 'from', /^Give from as integer milliseconds/],
    ['zones=UTC&from=1&from=2', 'from', /^Give from once/],
    ['zones=UTC&to=2027-02-30T00:00Z', 'to', /^The date 2027-02-30 does not exist: give to with a date/],
    ['zones=UTC&from=2027-02-28T24:00Z', 'from', /^The time 24:00 does not exist: give from with a time/],
    ['zones=UTC&to=275761-01-01T00:00Z', 'to', /^Give to as integer milliseconds/],
    ['zones=UTC&from=5&to=5', 'to', /^Give a to that lies after from/],
    ['zones=UTC&to=0', 'to', /^Give a to that lies after from; without from, after now\.$/],
    ['zones=UTC&from=0001-01-01T00:00Z&to=9999-12-31T00:00Z', 'to', /^Ask for at most 1000 years/],
    ['zones=UTC&year=2027', 'year', /^Leave out year/],
  ])('are refused for ?%s', async (query, field, message) => {
    for (const path of ['/transitions', '/transitions.ics']) {
      const problem = problemOf(await anonymous.get(`${path}?${query}`));
      expect(problem).toMatchObject({
        status: 400,
        errors: [{ field, message: expect.stringMatching(message) }],
      });
    }
  });

  it('are refused when there are too many for one response', async () => {
    const zones = [
      'Berlin',
      'Paris',
      'Madrid',
      'Rome',
      'London',
      'Dublin',
      'Lisbon',
      'Vienna',
      'Athens',
      'Oslo',
    ];
    const query = `zones=${zones.map((city) => `Europe/${city}`).join(',')}&from=1800-01-01T00:00Z&to=2500-01-01T00:00Z`;
    expect(problemOf(await transitions(query))).toMatchObject({
      status: 400,
      errors: [
        {
          field: 'zones',
          message: expect.stringMatching(/^These are more than 5000 changes .* a shorter range\.$/),
        },
      ],
    });
    const one = await transitions('zones=Europe/Berlin&from=1800-01-01T00:00Z&to=2500-01-01T00:00Z');
    expect(one.body.length).toBeGreaterThan(1000);
  });
});

describe('the calendar', () => {
  const QUERY = 'zones=Europe/Berlin,Australia/Lord_Howe,Asia/Tokyo';

  async function calendar(
    query: string,
    headers = {},
    path = '/transitions.ics',
  ): Promise<ApiResponse<string>> {
    return anonymous.get<string>(`${path}?${query}`, headers);
  }

  it('has one event for each zone and change, at its instant', async () => {
    const range = '&from=2026-10-01T00:00Z&to=2027-05-01T00:00Z';
    const { status, headers, body } = await calendar(QUERY + range);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8; method=PUBLISH',
    ]);
    expect(headers.get('content-disposition')).toBe('attachment; filename="clock-changes.ics"');
    const events = calendarEventsOf(body);
    expect(events.map(({ DTSTART, SUMMARY }) => [DTSTART, SUMMARY])).toEqual([
      ['20261003T153000Z', 'Clocks go forward 30 minutes in Lord Howe'],
      ['20261025T010000Z', 'Clocks go back 60 minutes in Berlin'],
      ['20270328T010000Z', 'Clocks go forward 60 minutes in Berlin'],
      ['20270403T150000Z', 'Clocks go back 30 minutes in Lord Howe'],
    ]);
    expect(events[1]).toEqual({
      UID: '20261025T010000Z-Europe/Berlin@live-tz',
      DTSTAMP: '20261027T000000Z',
      DTSTART: '20261025T010000Z',
      DTEND: '20261025T013000Z',
      SUMMARY: 'Clocks go back 60 minutes in Berlin',
      DESCRIPTION:
        'From 2026-10-25 03:00:00 UTC+02:00 (CEST) to 2026-10-25 02:00:00 UTC+01:00 (CET).\n' +
        'Zone Europe/Berlin, as the law stands, IANA 2026f.',
      TRANSP: 'TRANSPARENT',
    });
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
  });

  it('is named after its places, and says how often to refresh it', async () => {
    expect(calendarPropertiesOf((await calendar(QUERY)).body)).toMatchObject({
      METHOD: 'PUBLISH',
      NAME: 'Clock changes: Berlin · Lord Howe · Tokyo',
      'X-WR-CALNAME': 'Clock changes: Berlin · Lord Howe · Tokyo',
      'REFRESH-INTERVAL': 'P1D',
    });
  });

  it.each([
    ['If-None-Match', 'etag'],
    ['If-Modified-Since', 'last-modified'],
  ])('is not sent again to a client that has it: %s', async (condition, validator) => {
    const receive = (value: string): Promise<RawResponse> =>
      // `fetch` would add `Cache-Control: no-cache`, which disables the condition.
      rawExchange(
        app.url,
        rawRequest(`/api/v1/transitions.ics?${QUERY}`, ['Host: x', `${condition}: ${value}`]),
      );
    const whole = await receive('');
    const [value = ''] = whole.headers.get(validator) ?? [];
    expect([whole.status, whole.headers.get('cache-control')]).toEqual([200, ['private, no-cache']]);
    const again = await receive(value);
    expect([again.status, again.body, again.headers.get(validator)]).toEqual([304, '', [value]]);
  });

  it('is sent again with another ETag when it has other events', async () => {
    const [berlin, tokyo] = [await calendar('zones=Europe/Berlin'), await calendar('zones=Asia/Tokyo')];
    expect(berlin.headers.get('etag')).toMatch(/^W\/"[\w-]{43}"$/);
    expect(tokyo.headers.get('etag')).not.toBe(berlin.headers.get('etag'));
    expect(Date.parse(berlin.headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('is the same at each request, and by content negotiation', async () => {
    const [first, again] = [await calendar(QUERY), await calendar(QUERY)];
    const negotiated = await calendar(QUERY, { accept: 'text/calendar' }, '/transitions');
    expect(again.body).toBe(first.body);
    expect(negotiated.body).toBe(first.body);
    expect(negotiated.headers.get('content-type')).toMatch(/^text\/calendar;/);
    expect(negotiated.headers.get('vary')).toBe('Accept, Accept-Encoding');
  });

  it('covers 30 days of the past and two years of the future', async () => {
    const starts = calendarEventsOf((await calendar('zones=Europe/Berlin')).body).map(({ DTSTART = '' }) =>
      Date.parse(DTSTART.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')),
    );
    const now = Date.now();
    expect(Math.min(...starts)).toBeGreaterThan(now - 31 * DAY_MS);
    expect(Math.max(...starts)).toBeLessThan(now + 731 * DAY_MS);
    expect(starts.length).toBeGreaterThanOrEqual(4);
  });

  it('is refused when it would have more than 1,000 events', async () => {
    const decades = 'from=1990-01-01T00:00Z&to=2100-01-01T00:00Z';
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Europe/London',
      'Australia/Sydney',
      'America/Chicago',
    ];
    const query = `zones=${zones.join(',')}&${decades}`;
    expect(problemOf(await anonymous.get(`/transitions.ics?${query}`))).toMatchObject({
      status: 400,
      errors: [{ field: 'zones', message: expect.stringMatching(/^These are more than 1000 changes/) }],
    });
    expect((await transitions(query)).body.length).toBeGreaterThan(1000);
    const four = await calendar(`zones=${zones.slice(0, 4).join(',')}&${decades}`);
    expect(calendarEventsOf(four.body).length).toBeGreaterThan(800);
  });

  it('is empty for a zone without changes, and omits changes of the abbreviation alone', async () => {
    expect(calendarEventsOf((await calendar('zones=Asia/Tokyo')).body)).toEqual([]);
    expect(calendarEventsOf((await calendar(RENAMED)).body)).toEqual([]);
  });
});
