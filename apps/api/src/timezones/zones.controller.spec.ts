import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SystemClock } from '../config/system-clock';
import { ProblemFilter } from '../errors/problem.filter';
import { RequestValidation } from '../http/request-validation';
import { ZoneSearch } from './search/zone-search';
import { ZoneRules } from './rules/zone-rules';
import { ZonesController } from './zones.controller';
import { ZonesService } from './zones.service';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');

describe('GET /zones', () => {
  let app: INestApplication;
  let origin: string;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      controllers: [ZonesController],
      providers: [
        ZonesService,
        ZoneRules,
        ZoneSearch,
        { provide: SystemClock, useValue: { nowMs: () => NOW_MS } },
      ],
    }).compile();
    app = module.createNestApplication();
    app.useGlobalPipes(new RequestValidation());
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });

  afterAll(() => app.close());

  const get = async (path: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${origin}/zones${path}`);
    return { status: response.status, body: await response.json() };
  };

  it.each([
    ['/UTC', 'UTC'],
    ['/Europe/Paris', 'Europe/Paris'],
    ['/Europe/Paris/', 'Europe/Paris'],
    ['/Europe%2FParis', 'Europe/Paris'],
    ['/europe%2fparis', 'Europe/Paris'],
    ['/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['/America%2FArgentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['/Asia/Calcutta', 'Asia/Calcutta'],
    ['/Etc/GMT+5', 'Etc/GMT+5'],
    ['/Etc/GMT%2B5', 'Etc/GMT+5'],
  ])('%s is the zone %s', async (path, zone) => {
    expect(await get(path)).toMatchObject({ status: 200, body: { zone } });
  });

  it('returns the current state', async () => {
    expect(await get('/America/New_York')).toEqual({
      status: 200,
      body: {
        zone: 'America/New_York',
        offsetMinutes: -300,
        abbreviation: 'EST',
        next: { atMs: Date.parse('2027-03-14T07:00:00Z'), offsetMinutes: -240, abbreviation: 'EDT' },
        previous: { untilMs: Date.parse('2026-11-01T06:00:00Z'), offsetMinutes: -240, abbreviation: 'EDT' },
      },
    });
  });

  it.each(['2011-12-30T09:59:59Z', '2011-12-29T23:59:59-10:00', '1325239199000'])(
    'returns the state at %s',
    async (at) => {
      expect(await get(`/Pacific/Apia?at=${at}`)).toMatchObject({
        status: 200,
        body: { offsetMinutes: -600, next: { atMs: 1325239200000, offsetMinutes: 840 } },
      });
    },
  );

  it.each(['/Mars/Olympus', '/Europe', '/Europe//Paris', '/a/b/c/d', `/${'x'.repeat(1000)}`])(
    'finds no zone at %s',
    async (path) => {
      expect(await get(path)).toMatchObject({
        status: 404,
        body: { detail: expect.stringMatching(/^There is no zone ".{1,110}$/) },
      });
    },
  );

  it('suggests what may have been meant', async () => {
    expect(await get('/Paris')).toMatchObject({
      status: 404,
      body: { detail: 'There is no zone "Paris": did you mean Europe/Paris?' },
    });
  });

  it.each(['at=', 'at=now', 'at=2026-11-22', 'at=275761-01-01T00:00:00Z', 'at=1&at=2'])(
    'rejects ?%s',
    async (query) => {
      expect(await get(`/UTC?${query}`)).toMatchObject({
        status: 400,
        body: {
          errors: [{ field: 'at', message: expect.stringMatching(/^Give (at as|one instant, as) .*\.$/) }],
        },
      });
    },
  );

  it('searches, and returns at most ten rows by default', async () => {
    expect(await get('?q=kathm')).toEqual({
      status: 200,
      body: [
        {
          zone: 'Asia/Kathmandu',
          name: 'Kathmandu',
          region: null,
          country: 'Nepal',
          offsetMinutes: 345,
          matchedOn: 'name',
          latitude: 27.7,
          longitude: 85.32,
        },
      ],
    });
    expect((await get('')).body).toHaveLength(10);
    expect((await get('?limit=50')).body).toHaveLength(50);
    expect((await get('?q=')).body).toEqual((await get('')).body);
  });

  it.each(['+5:45', '%2B5:45', '%2B0545'])('reads ?q=%s as an offset', async (q) => {
    expect((await get(`?q=${q}`)).body).toMatchObject([{ zone: 'Asia/Kathmandu', matchedOn: 'offset' }]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['q=%00', 'q'],
  ])('rejects ?%s', async (query, field) => {
    expect(await get(`?${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
