import type { AccountExport, Me, Preferences } from '@live-tz/contracts';
import { BrowserLike, PASSWORD, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

describe('the account', () => {
  it('can be renamed, except to a name that is taken or invalid', async () => {
    const client = await BrowserLike.register(app.url);
    const taken = uniqueName();
    await BrowserLike.register(app.url, taken);
    const renamed = await client.patch<Me>('/users/me', { username: 'Renamed.One' });
    expect(renamed).toMatchObject({ status: 200, body: { username: 'Renamed.One' } });
    expect(problemOf(await client.patch('/users/me', { username: taken }))).toMatchObject({
      status: 409,
      code: 'username-taken',
    });
    expect(problemOf(await client.patch('/users/me', { username: 'a b' })).status).toBe(400);
    expect(problemOf(await client.patch('/users/me', { username: null })).status).toBe(400);
    expect((await client.patch<Me>('/users/me', {})).body.username).toBe('Renamed.One');
  });

  it('cannot get a name that looks like another one, by registering or renaming', async () => {
    const client = await BrowserLike.register(app.url, 'Paca-scope');
    const lookalike = 'Раса-ѕсоре';
    const anonymous = await BrowserLike.open(app.url);
    const refused = [
      await anonymous.post('/auth/register', { username: lookalike, password: PASSWORD }),
      await (await BrowserLike.register(app.url)).patch('/users/me', { username: lookalike }),
    ];
    for (const answer of refused) {
      expect(problemOf(answer)).toMatchObject({
        status: 409,
        errors: [{ field: 'username', message: expect.stringContaining('looks like one') }],
      });
    }
    expect((await client.patch('/users/me', { username: lookalike })).status).toBe(200);
    const mixed = problemOf(
      await anonymous.post('/auth/register', { username: 'p\u0430ypal', password: PASSWORD }),
    );
    expect(mixed).toMatchObject({ status: 400, errors: [{ field: 'username' }] });
  });

  it('is created once when two similar names register at the same instant', async () => {
    const clients = await Promise.all([BrowserLike.open(app.url), BrowserLike.open(app.url)]);
    const names = ['ace-cop', 'асе-сор'];
    const answers = await Promise.all(
      names.map((username, index) =>
        clients[index]!.post('/auth/register', { username, password: PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('rejects unknown fields', async () => {
    const client = await BrowserLike.register(app.url);
    const problem = problemOf(await client.patch('/users/me', { isAdmin: true }));
    expect(problem).toMatchObject({ status: 400, errors: [{ field: 'isAdmin' }] });
    expect((await client.get<Me>('/users/me')).body.isAdmin).toBe(false);
  });

  it('is deleted with all its data', async () => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    await client.post('/users/me/zones', { zone: 'Asia/Tokyo' });
    expect((await client.delete('/users/me')).status).toBe(204);
    expect((await client.get('/users/me')).status).toBe(401);
    const again = await BrowserLike.register(app.url, username);
    expect((await again.get('/users/me/zones')).body).toEqual([]);
  });
});

describe('preferences', () => {
  it('start with defaults and can be changed individually', async () => {
    const client = await BrowserLike.register(app.url);
    const defaults = {
      hourCycle: 'auto',
      showSeconds: true,
      theme: 'auto',
      homeZone: null,
      paused: false,
      singleKeyShortcuts: true,
    };
    expect((await client.get<Preferences>('/users/me/preferences')).body).toEqual(defaults);
    await client.patch('/users/me/preferences', { theme: 'dark' });
    const answer = await client.patch<Preferences>('/users/me/preferences', { homeZone: 'europe/lisbon' });
    expect(answer.body).toEqual({ ...defaults, theme: 'dark', homeZone: 'Europe/Lisbon' });
    await client.patch('/users/me/preferences', { homeZone: null, showSeconds: false });
    expect((await client.get('/users/me/preferences')).body).toEqual({
      ...defaults,
      theme: 'dark',
      showSeconds: false,
    });
  });

  it.each([
    [{ theme: 'pink' }, 'theme'],
    [{ hourCycle: null }, 'hourCycle'],
    [{ showSeconds: 'yes' }, 'showSeconds'],
    [{ homeZone: 'Atlantis/Poseidonis' }, 'homeZone'],
    [{ homeZone: 7 }, 'homeZone'],
    [{ fontSize: 12 }, 'fontSize'],
  ])('reject %j and stay unchanged', async (change, field) => {
    const client = await BrowserLike.register(app.url);
    const problem = problemOf(await client.patch('/users/me/preferences', { ...change }));
    expect(problem).toMatchObject({ status: 400, errors: [{ field }] });
    expect((await client.get<Preferences>('/users/me/preferences')).body.theme).toBe('auto');
  });
});

describe('the export', () => {
  it('contains everything but the password', async () => {
    const client = await BrowserLike.register(app.url);
    await client.post('/users/me/zones', { zone: 'Asia/Kathmandu', label: 'Base camp' });
    const { body, headers } = await client.get<AccountExport>('/users/me/export');
    expect(headers.get('content-disposition')).toContain('live-tz.json');
    expect(body).toMatchObject({
      exportedAtMs: expect.any(Number),
      me: { username: expect.any(String) },
      preferences: { theme: 'auto' },
      zones: [{ zone: 'Asia/Kathmandu', label: 'Base camp', position: 0 }],
      audit: [{ kind: 'registered', network: '127.0.0.1' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/argon2|password/i);
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
  });
});
