import type { Conversion } from '@live-tz/contracts';
import { type ApiResponse, BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';

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

function convert(query: string): Promise<ApiResponse<Conversion>> {
  return anonymous.get<Conversion>(`/convert?${query}`);
}

describe('a conversion', () => {
  it('returns a wall time in other zones', async () => {
    const { status, body } = await convert(
      'at=2027-01-15T15:00&from=europe/berlin&to=America/New_York,Asia/Kathmandu,Asia/Calcutta',
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      utcMs: Date.UTC(2027, 0, 15, 14),
      from: {
        zone: 'Europe/Berlin',
        local: '2027-01-15T15:00:00',
        offsetMinutes: 60,
        abbreviation: 'CET',
        asked: '2027-01-15T15:00:00',
        resolution: 'exact',
        taken: null,
      },
      to: [
        { zone: 'America/New_York', local: '2027-01-15T09:00:00', offsetMinutes: -300, abbreviation: 'EST' },
        { zone: 'Asia/Kathmandu', local: '2027-01-15T19:45:00', offsetMinutes: 345, abbreviation: '+0545' },
        { zone: 'Asia/Calcutta', local: '2027-01-15T19:30:00', offsetMinutes: 330, abbreviation: 'IST' },
      ],
    });
  });

  it('returns an instant, in UTC unless a zone is given', async () => {
    const utcMs = Date.UTC(2027, 0, 15, 14);
    for (const at of [
      `${utcMs}`,
      '2027-01-15T14:00Z',
      '2027-01-15T15:00+01:00',
      '2027-01-15T15:00%2B01:00',
    ]) {
      expect((await convert(`at=${at}`)).body).toMatchObject({
        utcMs,
        from: { zone: 'UTC', local: '2027-01-15T14:00:00', resolution: 'exact', taken: null },
        to: [],
      });
    }
    expect((await convert(`at=${utcMs}&from=Etc/GMT+5`)).body.from).toMatchObject({
      zone: 'Etc/GMT+5',
      local: '2027-01-15T09:00:00',
    });
  });

  it.each([
    ['London', 'Europe/London'],
    ['%2B05:30', 'Asia/Kolkata'],
    ['de', 'Europe/Berlin'],
    ['JFK', 'America/New_York'],
    ['Pacific%20Time', 'America/Los_Angeles'],
  ])('accepts what names one clock as a zone: %s', async (from, zone) => {
    const { body } = await convert(`at=2027-01-15T15:00&from=${from}&to=tokyo`);
    expect([body.from.zone, body.to.map((moment) => moment.zone)]).toEqual([zone, ['Asia/Tokyo']]);
  });

  it('reports the clocks that a name may mean', async () => {
    expect(problemOf(await convert('at=2027-01-15T15:00&from=IST'))).toMatchObject({
      status: 400,
      code: 'ambiguous',
      errors: [{ field: 'from' }],
      candidates: expect.arrayContaining([
        expect.objectContaining({ zone: 'Asia/Kolkata' }),
        expect.objectContaining({ zone: 'Asia/Jerusalem' }),
      ]),
    });
  });

  it.each(['20261126T150000', '2026-W48-4T15:00', '2026W484T1500', '2026-330T15:00', '2026330T1500'])(
    'reads the date and time %s in every form of ISO 8601',
    async (at) => {
      const utcMs = Date.UTC(2026, 10, 26, 15);
      expect((await convert(`at=${at}&from=Asia/Tokyo`)).body.utcMs).toBe(utcMs - 9 * 3_600_000);
      expect((await convert(`at=${at}Z`)).body.utcMs).toBe(utcMs);
    },
  );

  it('returns the current time by default', async () => {
    const before = Date.now();
    const { body } = await convert('to=Asia/Tokyo');
    expect(body.utcMs).toBeGreaterThanOrEqual(before);
    expect(body.utcMs).toBeLessThanOrEqual(Date.now());
    expect(body.to).toHaveLength(1);
  });

  it.each([
    ['', '2027-03-28T03:30:00', 'later', 1],
    ['&disambiguation=compatible', '2027-03-28T03:30:00', 'later', 1],
    ['&disambiguation=later', '2027-03-28T03:30:00', 'later', 1],
    ['&disambiguation=earlier', '2027-03-28T01:30:00', 'earlier', 0],
  ])('resolves a skipped wall time%s', async (query, local, taken, utcHour) => {
    expect((await convert(`at=2027-03-28T02:30&from=Europe/Berlin${query}`)).body).toEqual({
      utcMs: Date.UTC(2027, 2, 28, utcHour, 30),
      from: expect.objectContaining({ asked: '2027-03-28T02:30:00', local, resolution: 'gap', taken }),
      to: [],
    });
  });

  it.each([
    ['', 120, 'earlier'],
    ['&disambiguation=compatible', 120, 'earlier'],
    ['&disambiguation=earlier', 120, 'earlier'],
    ['&disambiguation=later', 60, 'later'],
  ])('resolves a repeated wall time%s', async (query, offsetMinutes, taken) => {
    const { body } = await convert(`at=2026-10-25T02:30&from=Europe/Berlin${query}`);
    expect(body.from).toMatchObject({
      local: '2026-10-25T02:30:00',
      offsetMinutes,
      resolution: 'fold',
      taken,
    });
  });

  it.each([
    [
      'at=2027-03-28T02:30&from=Europe/Berlin',
      'In Europe/Berlin 2027-03-28T02:30:00 does not exist: take 2027-03-28T01:30:00+01:00 (earlier) or 2027-03-28T03:30:00+02:00 (later), or choose by disambiguation.',
    ],
    [
      'at=2027-04-04T01:45&from=Australia/Lord_Howe',
      'In Australia/Lord_Howe 2027-04-04T01:45:00 exists twice: take 2027-04-04T01:45:00+11:00 (earlier) or 2027-04-04T01:45:00+10:30 (later), or choose by disambiguation.',
    ],
    [
      'at=2011-12-30T12:00&from=Pacific/Apia',
      'In Pacific/Apia 2011-12-30T12:00:00 does not exist: take 2011-12-29T12:00:00-10:00 (earlier) or 2011-12-31T12:00:00+14:00 (later), or choose by disambiguation.',
    ],
  ])('rejects ?%s on request, with both instants in the message', async (query, message) => {
    expect(problemOf(await convert(`${query}&disambiguation=reject`))).toMatchObject({
      status: 400,
      errors: [{ field: 'at', message }],
    });
  });

  it('does not reject a unique wall time', async () => {
    expect((await convert('at=2027-03-28T03:00&from=Europe/Berlin&disambiguation=reject')).status).toBe(200);
  });

  it.each([
    ['at=now&from=UTC', 'at', /^Give at as integer milliseconds .*wall time such as/],
    ['at=2027-02-30T12:00&from=UTC', 'at', /^The date 2027-02-30 does not exist: give at with a date/],
    ['at=2027-02-30', 'at', /^The date 2027-02-30 does not exist/],
    ['at=2027-W53-1T12:00&from=UTC', 'at', /^The date 2027-W53-1 does not exist/],
    ['at=2027-366T12:00Z', 'at', /^The date 2027-366 does not exist/],
    ['at=2027-01-15T25:00&from=UTC', 'at', /^The time 25:00 does not exist: give at with a time/],
    [
      'at=1800021600',
      'at',
      /^The number 1800021600 is a count of seconds: give at in milliseconds, 1800021600000, or/,
    ],
    ['at=0&disambiguation=nearest', 'disambiguation', /^Give disambiguation as one of compatible, earlier, /],
    ['at=275761-01-01T00:00Z', 'at', /^Give at as/],
    ['at=8640000000000001', 'at', /^Give at as/],
    ['at=tomorrow&from=Europe/Berlin', 'at', /^Give at as/],
    ['at=', 'at', /^Give at as/],
    ['at=2027-01-15T15:00', 'from', /^Name the zone of the wall time/],
    ['at=1&at=2', 'at', /^Give at once/],
    ['at[]=1', 'at[]', /^Leave out/],
    ['at=0%00', 'at', /^Leave control characters out of at\.$/],
    [`at=${'9'.repeat(10_000)}`, 'at', /^Give at as/],
    ['from=Europe/Kathmandu', 'from', /did you mean Asia\/Kathmandu\?$/],
    ['from=', 'from', /^There is no zone ""/],
    ['from=UTC,UTC', 'from', /^There is no zone "UTC,UTC"/],
    ['from=UTC&from=UTC', 'from', /^Give from once/],
    ['to=', 'to', /^Give to as zones or places/],
    ['to=UTC&to=UTC', 'to', /^Give to once/],
    ['to=UTC,Mars/Olympus', 'to', /^There is no zone "Mars\/Olympus": GET/],
    [`to=${Array(500).fill('UTC').join(',')}`, 'to', /^Name at most 120 zones in to: these are 500\.$/],
    [`to=${'x'.repeat(10_000)}`, 'to', /^There is no zone "x{64}"/],
    ['disambiguation=', 'disambiguation', /^Give disambiguation as one of/],
    ['zone=UTC', 'zone', /^Leave out zone/],
  ])('is refused for ?%s', async (query, field, message) => {
    const problem = problemOf(await convert(query));
    expect(problem).toMatchObject({
      status: 400,
      errors: [{ field, message: expect.stringMatching(message) }],
    });
  });
});
