import { promisify } from 'node:util';
import type { Request } from 'express';
import { Cookie, type SessionData } from 'express-session';
import { SessionStore } from './session-store';
import type { Sessions } from './sessions';
import type { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

const NOW_MS = Date.UTC(2027, 0, 15);

describe('SessionStore', () => {
  const rows = {
    find: jest.fn(() => Promise.resolve<SessionData | null>(null)),
    add: jest.fn(() => Promise.resolve('user')),
    update: jest.fn(() => Promise.resolve()),
    remove: jest.fn(() => Promise.resolve()),
  };
  const endOldest = jest.fn(() => Promise.resolve());
  const store = new SessionStore(
    rows as unknown as SessionsRepository,
    { endOldest } as unknown as Sessions,
    () => NOW_MS,
  );
  const set = promisify<string, SessionData>(store.set.bind(store));

  beforeEach(() => jest.clearAllMocks());

  function newSession(userAgent?: string): SessionData {
    const session = { cookie: new Cookie() } as SessionData;
    store.begin({ session, headers: { 'user-agent': userAgent } } as unknown as Request);
    return session;
  }

  it('knows of a new session when it began and with what', () => {
    expect(newSession('curl/8.5.0')).toMatchObject({ extendedAtMs: NOW_MS, device: 'curl' });
  });

  it('adds a new session once, under the hash of its id, and saves it after that', async () => {
    const session = newSession();
    await set('mine', session);
    await set('mine', session);
    expect(rows.add).toHaveBeenCalledTimes(1);
    expect(rows.add).toHaveBeenCalledWith(storedSessionId('mine'), session, expect.any(Number));
    expect(rows.update).toHaveBeenCalledTimes(1);
    expect(endOldest).toHaveBeenCalledWith('user');
  });

  it('never brings back a session that has ended while a request was under way', async () => {
    await set('mine', { cookie: new Cookie() } as SessionData);
    expect(rows.add).not.toHaveBeenCalled();
    expect(rows.update).toHaveBeenCalledWith(storedSessionId('mine'), expect.anything(), expect.any(Number));
  });

  it('asks for and removes the hash of an id alone', async () => {
    expect(await promisify(store.get.bind(store))('mine')).toBeNull();
    await promisify(store.destroy.bind(store))('mine');
    for (const call of [rows.find, rows.remove]) expect(call).toHaveBeenCalledWith(storedSessionId('mine'));
  });

  it('takes a socket that nobody listens on for a failure, and not for "no such session"', async () => {
    rows.find.mockRejectedValueOnce(Object.assign(new Error('connect ENOENT'), { code: 'ENOENT' }));
    const failure = await promisify(store.get.bind(store))('mine').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty('code');
  });
});
