import { randomUUID } from 'node:crypto';
import {
  type AccountExport,
  type Board,
  type BoardLink,
  type BoardRevision,
  type BoardSummary,
  type CreatedBoardLink,
  type LinkRole,
  MAX_BOARD_CLOCKS,
  MAX_BOARD_LINKS,
  MAX_BOARDS,
  type NewBoardLink,
  type SavedZone,
  type SharedBoard,
} from '@live-tz/contracts';
import {
  BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  linkSocket,
  nextTicks,
  RunningApp,
} from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';
import { retryUnavailable } from './support/retry-unavailable';

type SharedLink = CreatedBoardLink & { token: string };

const NIGHT = { from: '22:00', until: '06:00', days: [1, 2, 3, 4, 5] };

let app: RunningApp;
let user: BrowserLike;
let stranger: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  [user, stranger] = await Promise.all([BrowserLike.register(app.url), BrowserLike.register(app.url)]);
});
afterAll(() => app.dispose());

async function makeBoard(client: BrowserLike, ...labels: string[]): Promise<Board> {
  let { body: board } = await client.post<Board>('/boards', { name: 'Team' });
  for (const label of labels) {
    ({ body: board } = await client.post<Board>(`/boards/${board.id}/clocks`, { zone: 'Asia/Tokyo', label }));
  }
  return board;
}

const labelsOf = ({ clocks }: Board): (string | null)[] => clocks.map(({ label }) => label);
const positionsOf = ({ clocks }: Board): number[] => clocks.map(({ position }) => position);

describe('the boards of a user', () => {
  it('begin with one whose clocks are those of /users/me/zones', async () => {
    const client = await BrowserLike.register(app.url);
    await client.post<SavedZone>('/users/me/zones', { zone: 'Asia/Kolkata', label: 'Mum' });
    const { body: list } = await client.get<BoardSummary[]>('/boards');
    expect(list).toEqual([
      {
        id: expect.any(String),
        name: 'My clocks',
        layout: 'cards',
        sort: 'manual',
        position: 0,
        revision: 2,
        role: 'owner',
        owner: expect.any(String),
        clockCount: 1,
      },
    ]);
    const id = list[0]!.id;
    const { body: board } = await client.get<Board>(`/boards/${id}`);
    expect(board.clocks).toEqual([
      {
        id: expect.any(String),
        zone: 'Asia/Kolkata',
        label: 'Mum',
        place: null,
        country: null,
        latitude: expect.any(Number),
        longitude: expect.any(Number),
        position: 0,
        hours: null,
        effectiveHours: { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5, 6] },
        note: null,
      },
    ]);
    await client.post(`/boards/${id}/clocks`, { zone: 'UTC', position: 0 });
    expect((await client.get<SavedZone[]>('/users/me/zones')).body.map(({ zone }) => zone)).toEqual([
      'UTC',
      'Asia/Kolkata',
    ]);
    const refused = problemOf(await client.delete(`/boards/${id}`));
    expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('only board') });
  });

  it('are moved, and the first one is that of /users/me/zones', async () => {
    const client = await BrowserLike.register(app.url);
    const { id } = await makeBoard(client, 'Yuki');
    expect((await client.get<SavedZone[]>('/users/me/zones')).body).toEqual([]);
    const moved = await client.patch<Board>(`/boards/${id}`, { position: 0, name: ' Family ', revision: 3 });
    expect(moved).toMatchObject({ status: 200, body: { position: 0, name: 'Family', revision: 3 } });
    expect((await client.get<SavedZone[]>('/users/me/zones')).body).toMatchObject([{ label: 'Yuki' }]);
    const { body: list } = await client.get<BoardSummary[]>('/boards');
    expect(list.map(({ name, position }) => [name, position])).toEqual([
      ['Family', 0],
      ['My clocks', 1],
    ]);
    expect((await client.delete(`/boards/${id}`)).status).toBe(204);
    expect((await client.get<SavedZone[]>('/users/me/zones')).body).toEqual([]);
    expect(problemOf(await client.get(`/boards/${id}`)).status).toBe(404);
  });

  it('are copied with their clocks and hours', async () => {
    const original = await makeBoard(user, 'Yuki', 'Ken');
    await user.patch(`/boards/${original.id}`, { hours: NIGHT, layout: 'list', sort: 'offset' });
    const { body: copy } = await user.post<Board>('/boards', { name: 'Copy', copyOf: original.id });
    expect(copy).toMatchObject({ name: 'Copy', layout: 'list', sort: 'offset', hours: NIGHT });
    expect(labelsOf(copy)).toEqual(['Yuki', 'Ken']);
    expect(copy.clocks.map(({ id }) => id)).not.toEqual(original.clocks.map(({ id }) => id));
    const refused = await stranger.post('/boards', { name: 'Copy', copyOf: original.id });
    expect(problemOf(refused).status).toBe(404);
  });

  it('are made once for each id of a client, which may have lost the answer', async () => {
    const client = await BrowserLike.register(app.url);
    const board = { id: randomUUID(), name: 'Team', clocks: [{ zone: 'Asia/Tokyo' }] };
    const { status, body: made } = await client.post<Board>('/boards', board);
    expect({ status, id: made.id }).toEqual({ status: 201, id: board.id });
    await client.patch(`/boards/${board.id}`, { name: 'Office' });
    const again = await Promise.all(
      [board.id, board.id.toUpperCase()].map((id) =>
        retryUnavailable(() => client.post<Board>('/boards', { ...board, id })),
      ),
    );
    for (const answer of again) {
      expect(answer).toMatchObject({ status: 201, body: { ...made, name: 'Office', revision: 3 } });
    }
    expect((await client.get<BoardSummary[]>('/boards')).body).toHaveLength(2);
    const ofAnother = await stranger.post('/boards', board);
    expect(problemOf(ofAnother)).toMatchObject({ status: 409, detail: expect.stringContaining('this id') });
    expect((await stranger.get<BoardSummary[]>('/boards')).body).not.toContainEqual(
      expect.objectContaining({ name: 'Team' }),
    );
  });

  it(`are at most ${MAX_BOARDS}`, async () => {
    const client = await BrowserLike.register(app.url);
    const answers = await Promise.all(
      Array.from({ length: MAX_BOARDS + 1 }, () =>
        retryUnavailable(() => client.post('/boards', { name: 'Board' })),
      ),
    );
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(2);
    for (const answer of refused) expect(problemOf(answer).code).toBe('too-many-boards');
    const { body: list } = await client.get<BoardSummary[]>('/boards');
    expect(list.map(({ position }) => position)).toEqual(Array.from({ length: MAX_BOARDS }, (_, at) => at));
  });
});

describe('the clocks of a board', () => {
  it('are added once for each id, changed, reordered and removed', async () => {
    const { id } = await makeBoard(user);
    const path = `/boards/${id}/clocks`;
    const yuki = {
      id: randomUUID(),
      zone: 'asia/tokyo',
      label: 'Yuki',
      note: 'Calls <b>late</b>',
      hours: NIGHT,
    };
    for (let count = 0; count < 2; count += 1) {
      const { status, body } = await user.post<Board>(path, yuki);
      expect([status, body.revision]).toEqual([201, 2]);
      expect(body.clocks).toMatchObject([{ ...yuki, zone: 'Asia/Tokyo', effectiveHours: NIGHT }]);
    }
    const { body: two } = await user.post<Board>(path, {
      zone: 'Africa/Cairo',
      place: 'Giza',
      country: 'Egypt',
    });
    const [first, second] = two.clocks.map((clock) => clock.id) as [string, string];
    expect(two.clocks[1]).toMatchObject({
      effectiveHours: { days: [1, 2, 3, 4, 7] },
      latitude: expect.any(Number),
    });
    const changed = await user.patch<Board>(`${path}/${second}`, {
      zone: 'Asia/Seoul',
      hours: null,
      label: 'Ji',
    });
    expect(changed.body.clocks[1]).toMatchObject({
      zone: 'Asia/Seoul',
      place: null,
      country: null,
      label: 'Ji',
    });
    const turned = await user.put<Board>(`${path}/order`, { ids: [second, first] });
    expect(labelsOf(turned.body)).toEqual(['Ji', 'Yuki']);
    const refused = problemOf(await user.put(`${path}/order`, { ids: [second] }));
    expect([refused.status, refused.code]).toEqual([409, 'board-changed']);
    const { status, body: rest } = await user.delete<Board>(`${path}/${second}`);
    expect([status, labelsOf(rest), positionsOf(rest)]).toEqual([200, ['Yuki'], [0]]);
    expect(problemOf(await user.delete(`${path}/${second}`)).status).toBe(404);
  });

  it('are moved and copied to other boards', async () => {
    const source = await makeBoard(user, 'Yuki', 'Ken');
    const target = await makeBoard(user, 'Ann');
    const [yuki, ken] = source.clocks.map(({ id }) => id) as [string, string];
    const path = `/boards/${source.id}/clocks`;
    const move = await user.post<Board>(`${path}/${yuki}/transfer`, { boardId: target.id, keep: false });
    expect([move.status, move.body.id, labelsOf(move.body)]).toEqual([200, target.id, ['Ann', 'Yuki']]);
    expect(move.body.clocks[1]?.id).toBe(yuki);
    const copy = await user.post<Board>(`${path}/${ken}/transfer`, { boardId: target.id, keep: true });
    expect(labelsOf(copy.body)).toEqual(['Ann', 'Yuki', 'Ken']);
    const twice = await user.post<Board>(`${path}/${ken}/transfer`, { boardId: source.id, keep: true });
    expect(labelsOf(twice.body)).toEqual(['Ken', 'Ken']);
    const others = await makeBoard(stranger);
    const refused = await user.post(`${path}/${ken}/transfer`, { boardId: others.id, keep: false });
    expect(problemOf(refused).status).toBe(404);
    expect(labelsOf((await user.get<Board>(`/boards/${source.id}`)).body)).toEqual(['Ken', 'Ken']);
  });

  it(`are at most ${MAX_BOARD_CLOCKS}, also when they are added at once`, async () => {
    const { id } = await makeBoard(user);
    const answers = await Promise.all(
      Array.from({ length: MAX_BOARD_CLOCKS + 1 }, () =>
        retryUnavailable(() => user.post(`/boards/${id}/clocks`, { zone: 'UTC' })),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map((answer) => problemOf(answer).code)).toEqual(['board-full']);
    const { body } = await user.get<Board>(`/boards/${id}`);
    expect(positionsOf(body)).toEqual(Array.from({ length: MAX_BOARD_CLOCKS }, (_, at) => at));
  });
});

describe('two pages that change one board at once', () => {
  it('lose nothing: a change of the same clock is refused, others are applied', async () => {
    const { id, revision, clocks } = await makeBoard(user, 'Yuki', 'Ken');
    const [yuki, ken] = clocks.map((clock) => clock.id) as [string, string];
    const change = (clockId: string, label: string) =>
      user.patch<Board>(`/boards/${id}/clocks/${clockId}`, { label, revision });
    expect((await change(yuki, 'Yuki K.')).status).toBe(200);
    expect(labelsOf((await change(ken, 'Ken S.')).body)).toEqual(['Yuki K.', 'Ken S.']);
    const refused = problemOf(await change(yuki, 'Y.'));
    expect([refused.status, refused.code]).toEqual([409, 'board-changed']);
    const removal = await user.delete(`/boards/${id}/clocks/${ken}?revision=${revision}`);
    expect(problemOf(removal).code).toBe('board-changed');
    expect((await user.patch(`/boards/${id}`, { name: 'Renamed', revision })).status).toBe(200);
    expect(problemOf(await user.patch(`/boards/${id}`, { sort: 'name', revision })).code).toBe(
      'board-changed',
    );
    const { body } = await user.get<Board>(`/boards/${id}`);
    expect([labelsOf(body), body.name, body.sort]).toEqual([['Yuki K.', 'Ken S.'], 'Renamed', 'manual']);
  });

  it('are notified of every change with its revision, and no other user is', async () => {
    const board = await makeBoard(user);
    const [page, others] = [await pageOf(user), await pageOf(stranger)];
    const received: BoardRevision[] = [];
    others.on('board', (change) => received.push(change));
    const notice = revisionOf(page, board.id);
    const { body } = await user.post<Board>(`/boards/${board.id}/clocks`, { zone: 'UTC' });
    expect(await notice).toBe(body.revision);
    const gone = revisionOf(page, board.id);
    await user.delete(`/boards/${board.id}`);
    expect(await gone).toBeNull();
    expect(received).toEqual([]);
    for (const socket of [page, others]) socket.disconnect();
  });
});

async function pageOf(client: BrowserLike): Promise<ClockSocket> {
  const socket = clockSocket(app.url, client.headers());
  await joined(socket);
  return socket;
}

function disconnected(socket: ClockSocket): Promise<void> {
  return new Promise((resolve) => socket.once('disconnect', () => resolve()));
}

/** The revision in the next event about a board. */
function revisionOf(socket: ClockSocket, boardId: string): Promise<number | null> {
  return new Promise((resolve) => {
    socket.on('board', ({ id, revision }) => {
      if (id === boardId) resolve(revision);
    });
  });
}

describe('a request about boards', () => {
  it('does not reveal the boards of others', async () => {
    const { id, clocks } = await makeBoard(user, 'Yuki');
    const clock = `/boards/${id}/clocks/${clocks[0]!.id}`;
    const answers = await Promise.all([
      stranger.get(`/boards/${id}`),
      stranger.patch(`/boards/${id}`, { name: 'mine' }),
      stranger.patch(`/boards/${id}`, { position: 0 }),
      stranger.delete(`/boards/${id}`),
      stranger.post(`/boards/${id}/clocks`, { zone: 'UTC' }),
      stranger.put(`/boards/${id}/clocks/order`, { ids: [] }),
      stranger.patch(clock, { label: 'mine' }),
      stranger.delete(clock),
      stranger.post(`${clock}/transfer`, { boardId: id, keep: true }),
      stranger.get('/boards/17'),
      stranger.get(`/boards/${randomUUID()}`),
    ]);
    for (const answer of answers) expect(problemOf(answer).status).toBe(404);
  });

  it.each<[string, string, unknown]>([
    ['no name', '', {}],
    ['a name of spaces', '', { name: '  ' }],
    ['a name that is too long', '', { name: 'x'.repeat(81) }],
    ['an unknown layout', '', { name: 'Team', layout: 'grid' }],
    ['a board with an id that is none', '', { name: 'Team', id: '17' }],
    ['an id that is none', '/clocks', { zone: 'UTC', id: '17' }],
    ['an unknown zone', '/clocks', { zone: 'Mars/Base' }],
    ['a note that is too long', '/clocks', { zone: 'UTC', note: 'x'.repeat(501) }],
    ['hours that are a text', '/clocks', { zone: 'UTC', hours: '09:00-17:00' }],
    ['hours in a list', '/clocks', { zone: 'UTC', hours: [NIGHT] }],
    ['hours without days', '/clocks', { zone: 'UTC', hours: { from: '09:00', until: '17:00' } }],
    ['hours of no length', '/clocks', { zone: 'UTC', hours: { ...NIGHT, from: '06:00' } }],
    ['an hour that does not exist', '/clocks', { zone: 'UTC', hours: { ...NIGHT, until: '24:30' } }],
    ['an eighth day', '/clocks', { zone: 'UTC', hours: { ...NIGHT, days: [8] } }],
    ['a day twice', '/clocks', { zone: 'UTC', hours: { ...NIGHT, days: [1, 1] } }],
  ])('is refused with a sentence for %s', async (_, path, body) => {
    const [{ id }] = (await user.get<[BoardSummary]>('/boards')).body;
    const problem = problemOf(await user.post(path === '' ? '/boards' : `/boards/${id}${path}`, body));
    expect(problem).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringMatching(/\w+.*[.?]$/) }],
    });
  });

  it('accepts a night shift, a whole day and no days at all', async () => {
    const { id } = await makeBoard(user);
    for (const hours of [NIGHT, { from: '00:00', until: '24:00', days: [7] }, { ...NIGHT, days: [] }, null]) {
      expect((await user.patch<Board>(`/boards/${id}`, { hours })).body.hours).toEqual(hours);
    }
  });
});

describe('a link to a board', () => {
  async function share(boardId: string, link: NewBoardLink = { role: 'viewer' }): Promise<SharedLink> {
    const { status, body } = await user.post<CreatedBoardLink>(`/boards/${boardId}/links`, link);
    expect(status).toBe(201);
    const [, token = ''] = /^\/s\/([\w-]{43})$/.exec(body.url) ?? [];
    return { ...body, token };
  }
  const tokenOf = async (boardId: string, role: LinkRole): Promise<string> =>
    (await share(boardId, { role })).token;

  it('shows the board to anyone, live, until it is revoked', async () => {
    const { id } = await makeBoard(user, 'Yuki');
    const link = await share(id, { role: 'viewer', label: 'Lobby' });
    const anonymous = new BrowserLike(app.url);
    const shared = await anonymous.get<SharedBoard>(`/shared/${link.token}`);
    expect([shared.status, shared.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(shared.body).toMatchObject({
      board: { id, role: 'viewer', clocks: [{ label: 'Yuki' }] },
      states: [{ zone: 'Asia/Tokyo', offsetMinutes: 540 }],
      expiresAtMs: null,
    });
    const socket = linkSocket(app.url, link.token);
    await joined(socket);
    expect(await nextTicks(socket, 1)).toHaveLength(1);
    expect(await socket.emitWithAck('watch', ['Asia/Tokyo'])).toHaveLength(1);
    const changed = revisionOf(socket, id);
    const { body } = await user.post<Board>(`/boards/${id}/clocks`, { zone: 'UTC' });
    expect(await changed).toBe(body.revision);
    const { body: links } = await user.get<BoardLink[]>(`/boards/${id}/links`);
    expect(links).toEqual([{ ...links[0], id: link.id, label: 'Lobby', viewers: 1 }]);

    const gone = new Promise<BoardRevision>((resolve) => socket.once('board', resolve));
    const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    expect((await user.delete(`/boards/${id}/links/${link.id}`)).status).toBe(204);
    expect([await gone, await closed]).toEqual([{ id, revision: null }, 'io server disconnect']);
    const refused = problemOf(await anonymous.get(`/shared/${link.token}`));
    expect([refused.status, refused.code]).toEqual([410, 'link-void']);
    await expect(joined(linkSocket(app.url, link.token))).rejects.toMatchObject({
      data: { code: 'link-void' },
    });
    const { body: exported } = await user.get<AccountExport>('/users/me/export');
    const audited = exported.audit.filter(({ kind }) => kind.startsWith('board-link'));
    expect(exported.boards.find((board) => board.id === id)?.clocks).toMatchObject([
      { label: 'Yuki' },
      { zone: 'UTC' },
    ]);
    expect(audited.slice(0, 2)).toMatchObject([{ kind: 'board-link-revoked' }, { kind: 'board-link-made' }]);
    expect(app.log.join()).not.toContain(link.token);
  });

  it('is void once it has expired, and with its board', async () => {
    const { id } = await makeBoard(user);
    const [short, other] = [
      await share(id, { role: 'viewer', expiresAtMs: Date.now() + 2_000 }),
      await share(id),
    ];
    const sockets = [short, other].map(({ token }) => linkSocket(app.url, token)) as [
      ClockSocket,
      ClockSocket,
    ];
    await Promise.all(sockets.map(joined));
    const [expired, removed] = sockets.map(disconnected) as [Promise<void>, Promise<void>];
    await expired;
    expect((await stranger.get(`/shared/${short.token}`)).status).toBe(410);
    expect((await stranger.get(`/shared/${other.token}`)).status).toBe(200);
    await user.delete(`/boards/${id}`);
    await removed;
    expect((await stranger.get(`/shared/${other.token}`)).status).toBe(410);
  });

  it('lets a user keep the board in the list, as a viewer or an editor', async () => {
    const { id, clocks } = await makeBoard(user, 'Yuki');
    const clock = `/boards/${id}/clocks/${clocks[0]!.id}`;
    const client = await BrowserLike.register(app.url);
    const { body: first } = await client.get<BoardSummary[]>('/boards');
    const viewer = await share(id);
    const kept = await client.post<Board>('/boards/kept', { token: viewer.token });
    expect(kept).toMatchObject({ status: 200, body: { id, role: 'viewer', position: 1 } });
    const { body: list } = await client.get<BoardSummary[]>('/boards');
    expect(list.map((board) => [board.id, board.role])).toEqual([
      [first[0]!.id, 'owner'],
      [id, 'viewer'],
    ]);
    expect((await client.get<Board>(`/boards/${id}`)).body.position).toBe(1);
    for (const answer of [
      await client.patch(clock, { label: 'mine' }),
      await client.delete(`/boards/${id}`),
      await client.get(`/boards/${id}/links`),
      await client.post(`${clock}/transfer`, { boardId: first[0]!.id, keep: false }),
    ]) {
      expect(problemOf(answer).status).toBe(403);
    }
    expect((await client.post(`${clock}/transfer`, { boardId: first[0]!.id, keep: true })).status).toBe(200);

    await client.post('/boards/kept', { token: await tokenOf(id, 'editor') });
    const [owner, editor] = [await pageOf(user), await pageOf(client)];
    const notices = [owner, editor].map((socket) => revisionOf(socket, id));
    const { body: edited } = await client.patch<Board>(clock, { label: 'Yuki K.' });
    expect([edited.role, labelsOf(edited)]).toEqual(['editor', ['Yuki K.']]);
    expect(await Promise.all(notices)).toEqual([edited.revision, edited.revision]);
    for (const answer of [
      await client.delete(`/boards/${id}`),
      await client.patch(`/boards/${id}`, { position: 0 }),
      await client.post(`/boards/${id}/links`, { role: 'viewer' }),
    ]) {
      expect(problemOf(answer).status).toBe(403);
    }
    const gone = revisionOf(editor, id);
    expect((await client.delete(`/boards/${id}/kept`)).status).toBe(204);
    expect(await gone).toBeNull();
    expect(problemOf(await client.get(`/boards/${id}`)).status).toBe(404);
    expect(problemOf(await client.delete(`/boards/${id}/kept`)).status).toBe(404);
    for (const socket of [owner, editor]) socket.disconnect();
  });

  it('takes the board from those who keep it when it is revoked', async () => {
    const { id } = await makeBoard(user);
    const link = await share(id, { role: 'editor' });
    await stranger.post('/boards/kept', { token: link.token });
    const page = await pageOf(stranger);
    const gone = revisionOf(page, id);
    await user.delete(`/boards/${id}/links/${link.id}`);
    expect(await gone).toBeNull();
    expect(problemOf(await stranger.patch(`/boards/${id}`, { name: 'mine' })).status).toBe(404);
    expect(problemOf(await stranger.post('/boards/kept', { token: link.token })).code).toBe('link-void');
    page.disconnect();
  });

  it('is refused with a sentence for a wrong role, an expiry that has passed, or one too many', async () => {
    const { id } = await makeBoard(user);
    for (const link of [
      {},
      { role: 'owner' },
      { role: 'viewer', expiresAtMs: 1 },
      { role: 'viewer', expiresAtMs: '' },
    ]) {
      expect(problemOf(await user.post(`/boards/${id}/links`, link)).status).toBe(400);
    }
    expect(problemOf(await stranger.post(`/boards/${id}/links`, { role: 'viewer' })).status).toBe(404);
    const links = Array.from({ length: MAX_BOARD_LINKS + 1 }, () =>
      retryUnavailable(() => user.post(`/boards/${id}/links`, { role: 'viewer' })),
    );
    const refused = (await Promise.all(links)).filter(({ status }) => status !== 201);
    expect(refused.map((answer) => problemOf(answer).status)).toEqual([409]);
    for (const token of ['x', 'ü', 'x'.repeat(43), '..%2F..', 'x'.repeat(4_000)]) {
      expect(problemOf(await stranger.get(`/shared/${token}`)).status).toBe(410);
    }
  });
});
