import { randomUUID } from 'node:crypto';
import {
  type Board,
  type BoardSummary,
  MAX_BOARD_CLOCKS,
  MAX_RESOLVED_NAMES,
  type NameResolution,
  type NewBoard,
} from '@live-tz/contracts';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

const NIGHT = { from: '22:00', until: '06:00', days: [1, 2, 3, 4, 5] };

let app: RunningApp;
let user: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  user = await BrowserLike.register(app.url);
});
afterAll(() => app.dispose());

function resolve(names: unknown) {
  return user.post<NameResolution[]>('/resolve', { names });
}

describe('POST /resolve', () => {
  it.each([
    ['San Francisco, CA', 'one', 'America/Los_Angeles'],
    ['Bengaluru, India', 'one', 'Asia/Kolkata'],
    ['(GMT+01:00) Amsterdam, Berlin', 'one', 'Europe/Berlin'],
    ['W. Europe Standard Time', 'one', 'Europe/Berlin'],
    ['09:00 Berlin', 'one', 'Europe/Berlin'],
    ['Springfield', 'several', expect.stringMatching(/^America/)],
    ['Berlinn', 'none', 'Europe/Berlin'],
    ['Qqqqqqqq', 'none', undefined],
  ])('%s means %s', async (name, kind, zone) => {
    const { status, body } = await resolve([name]);
    expect(status).toBe(200);
    expect({ kind: body[0]!.kind, zone: body[0]!.matches[0]?.zone }).toEqual({ kind, zone });
  });

  it('answers the longest list of the longest names in their order', async () => {
    const names = Array.from({ length: MAX_RESOLVED_NAMES }, (_, index) =>
      '東京'.padEnd(100 - (index % 9), '東'),
    );
    names[7] = 'Lima';
    const { status, body } = await resolve(names);
    expect(status).toBe(200);
    expect(body).toHaveLength(MAX_RESOLVED_NAMES);
    expect(body[7]).toMatchObject({ kind: 'one', matches: [{ zone: 'America/Lima' }] });
  });

  it.each([
    ['no list', 'Berlin'],
    ['an empty list', []],
    ['too many names', Array<string>(MAX_RESOLVED_NAMES + 1).fill('Berlin')],
    ['an empty name', ['']],
    ['a name that is too long', ['x'.repeat(101)]],
    ['a name that is no text', [7]],
  ])('refuses %s', async (_what, names) => {
    expect(problemOf(await resolve(names))).toMatchObject({ status: 400 });
  });

  it('needs a session', async () => {
    const anonymous = await BrowserLike.open(app.url);
    expect((await anonymous.post('/resolve', { names: ['Berlin'] })).status).toBe(401);
  });
});

describe('clocks that are added together', () => {
  const clocks = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      zone: 'Asia/Tokyo',
      label: `${index}`,
    }));

  it('are on the board in their order, once, even if the request is sent again', async () => {
    const { body: board } = await user.post<Board>('/boards', { name: 'Team' });
    const added = clocks(3);
    const path = `/boards/${board.id}/clocks/batch`;
    expect((await user.post(path, { clocks: added })).status).toBe(201);
    const { body: again } = await user.post<Board>(path, { clocks: added });
    expect(again.clocks.map(({ id }) => id)).toEqual(added.map(({ id }) => id));
  });

  it('are all refused if one of them is, or if they do not all fit', async () => {
    const { body: board } = await user.post<Board>('/boards', {
      name: 'Full',
      clocks: clocks(MAX_BOARD_CLOCKS - 1),
    });
    const path = `/boards/${board.id}/clocks/batch`;
    const unknown = await user.post(path, { clocks: [{ zone: 'Mars/Base' }] });
    expect(problemOf(unknown)).toMatchObject({ status: 400, detail: expect.stringContaining('Mars/Base') });
    expect(problemOf(await user.post(path, { clocks: clocks(2) }))).toMatchObject({
      status: 409,
      code: 'board-full',
    });
    expect((await user.get<Board>(`/boards/${board.id}`)).body.clocks).toHaveLength(MAX_BOARD_CLOCKS - 1);
    const many = await user.post('/boards', { name: 'More', clocks: clocks(MAX_BOARD_CLOCKS + 1) });
    expect(problemOf(many)).toMatchObject({ status: 400 });
    const names = (await user.get<BoardSummary[]>('/boards')).body.map(({ name }) => name);
    expect(names).not.toContain('More');
  });

  it('come with a new board and its settings, after those of a copied board', async () => {
    const settings = { layout: 'timeline', sort: 'offset', hours: NIGHT } as const;
    const draft: NewBoard = {
      name: 'Support',
      ...settings,
      clocks: [{ zone: 'Asia/Tokyo', note: 'Nights', hours: NIGHT }],
    };
    const { status, body: board } = await user.post<Board>('/boards', draft);
    expect(status).toBe(201);
    expect(board).toMatchObject({
      ...settings,
      clocks: [{ zone: 'Asia/Tokyo', note: 'Nights', hours: NIGHT }],
    });
    const { body: copy } = await user.post<Board>('/boards', {
      name: 'Copy',
      copyOf: board.id,
      sort: 'name',
      clocks: [{ zone: 'UTC' }],
    });
    expect(copy).toMatchObject({
      ...settings,
      sort: 'name',
      clocks: [{ zone: 'Asia/Tokyo' }, { zone: 'UTC' }],
    });
    expect((await user.get<Board>(`/boards/${board.id}`)).body.clocks).toHaveLength(1);
  });

  it('are refused for viewers and strangers', async () => {
    const stranger = await BrowserLike.register(app.url);
    const [{ id }] = (await user.get<[BoardSummary]>('/boards')).body;
    expect((await stranger.post(`/boards/${id}/clocks/batch`, { clocks: clocks(1) })).status).toBe(404);
  });
});
