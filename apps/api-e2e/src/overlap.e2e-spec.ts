import type { Board, BoardSummary, Overlap } from '@live-tz/contracts';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';

const RANGE = 'from=2027-03-08&until=2027-03-15';

let app: RunningApp;
let anonymous: BrowserLike;
let user: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  anonymous = new BrowserLike(app.url);
  user = await BrowserLike.register(app.url);
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

describe('the overlap of working hours', () => {
  it('is found for places by any name, without an account', async () => {
    const zones = encodeURIComponent('Berlin,New York,Riyadh');
    const { status, body } = await anonymous.get<Overlap>(`/overlap?zones=${zones}&${RANGE}&minutes=30`);
    expect(status).toBe(200);
    expect(body.slots[0]?.participants.map(({ zone }) => zone)).toEqual([
      'Europe/Berlin',
      'America/New_York',
      'Asia/Riyadh',
    ]);
    expect(body.hours.map(({ days }) => days)).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 7],
    ]);
    expect(body.rotation).toHaveLength(3);
  });

  it('is the same for a board, whose clocks have their own hours', async () => {
    const { body: list } = await user.get<BoardSummary[]>('/boards');
    const path = `/boards/${list[0]!.id}`;
    expect(problemOf(await user.get(`${path}/overlap`)).detail).toBe(
      'This board has no clocks: add one first.',
    );
    const night = { from: '22:00', until: '06:00', days: [1, 2, 3, 4, 5] };
    await user.post<Board>(`${path}/clocks`, { zone: 'Asia/Tokyo', label: 'Aiko', hours: night });
    await user.post<Board>(`${path}/clocks`, { zone: 'America/New_York' });
    const { body } = await user.get<Overlap>(`${path}/overlap?${RANGE}&optional=2`);
    const plain = 'zones=Asia/Tokyo,America/New_York&hours=22-6,9-17&optional=2';
    const { body: same } = await anonymous.get<Overlap>(`/overlap?${plain}&${RANGE}`);
    expect(body.allWorking).toEqual(same.allWorking);
    expect(body.slots.map(({ fromMs, burden }) => [fromMs, burden])).toEqual(
      same.slots.map(({ fromMs, burden }) => [fromMs, burden]),
    );
    expect(body.slots[0]?.participants[0]).toMatchObject({ label: 'Aiko', clockId: expect.any(String) });
    expect(problemOf(await anonymous.get(`${path}/overlap`)).status).toBe(401);
    const stranger = await BrowserLike.register(app.url);
    expect(problemOf(await stranger.get(`${path}/overlap`)).status).toBe(404);
  });

  it.each([
    ['zones=', 'Give zones as zones or places'],
    ['1,000 zones', 'Name at most 100 zones in zones: these are 1000.'],
    ['zones=UTC,Mars', '"Mars"'],
    ['zones=UTC&from=2027-01-01&until=2037-01-01', 'A search spans at most 31 days'],
    ['zones=UTC&hours=9-9', 'Cannot read "9-9"'],
    ['zones=UTC&days=weekdays', 'Cannot read "weekdays"'],
    ['zones=UTC&minutes=1e9', 'Give minutes as a whole number from 5 to 1440.'],
    ['zones=UTC&from=2027-02-30', 'The date 2027-02-30 does not exist'],
  ])('is refused for %s with a sentence', async (query, sentence) => {
    const isLong = query === '1,000 zones';
    const sent = isLong ? `zones=${new Array(1000).fill('UTC').join()}` : query;
    const problem = problemOf(await anonymous.get(`/overlap?${sent}`));
    expect(problem.status).toBe(400);
    expect(problem.detail + JSON.stringify(problem.errors).replaceAll('\\"', '"')).toContain(sentence);
  });
});
