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
    renew: jest.fn(() => Promise.resolve(true)),
  };
  const endOldest = jest.fn(() => Promise.resolve());
  const keepSockets = jest.fn();
  const store = new SessionStore(
    rows as unknown as SessionsRepository,
    { endOldest, keepSockets } as unknown as Sessions,
    () => NOW_MS,
  );
  const set = promisify<string, SessionData>(store.set.bind(store));

  beforeEach(() => jest.clearAllMocks());

  function newSession(userAgent?: string): SessionData {
    const session = { cookie: new Cookie() } as SessionData;
    store.begin({ session, headers: { 'user-agent': userAgent } } as unknown as Request);
    return session;
  }

  it('stores with a new session when it began and on which device', () => {
    expect(newSession('curl/8.5.0')).toMatchObject({ extendedAtMs: NOW_MS, device: 'curl' });
  });

  it('inserts a new session once, under the hash of its id, and updates it after that', async () => {
    const session = newSession();
    await set('mine', session);
    await set('mine', session);
    expect(rows.add).toHaveBeenCalledTimes(1);
    expect(rows.add).toHaveBeenCalledWith(storedSessionId('mine'), session, expect.any(Number));
    expect(rows.update).toHaveBeenCalledTimes(1);
    expect(endOldest).toHaveBeenCalledWith('user');
  });

  it('never restores a session that ended while a request was in progress', async () => {
    await set('mine', { cookie: new Cookie() } as SessionData);
    expect(rows.add).not.toHaveBeenCalled();
    expect(rows.update).toHaveBeenCalledWith(storedSessionId('mine'), expect.anything(), expect.any(Number));
  });

  it('looks up and removes sessions by the hash of the id only', async () => {
    expect(await promisify(store.get.bind(store))('mine')).toBeNull();
    await promisify(store.destroy.bind(store))('mine');
    for (const call of [rows.find, rows.remove]) expect(call).toHaveBeenCalledWith(storedSessionId('mine'));
  });

  it('treats a socket without a listener as a failure, and not as "no such session"', async () => {
    rows.find.mockRejectedValueOnce(Object.assign(new Error('connect ENOENT'), { code: 'ENOENT' }));
    const failure = await promisify(store.get.bind(store))('mine').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty('code');
  });

  describe('renewing a session', () => {
    const passport = { user: 'user' };
    let request: Request;

    beforeEach(() => {
      // Like express-session.
      store.generate = (of) => {
        Object.assign(of, { sessionID: 'new', session: { cookie: new Cookie() } });
        store.begin(of);
      };
      const session = { cookie: new Cookie(), passport, device: 'curl', extendedAtMs: 0 };
      request = { sessionID: 'old', session, headers: { 'user-agent': 'curl/8.5.0' } } as unknown as Request;
    });

    it('moves its row to a new id in one statement, records the time, and keeps its sockets', async () => {
      expect(await store.renew(request)).toBe(true);
      const renewal = { from: storedSessionId('old'), to: storedSessionId('new') };
      const session = { passport, device: 'curl', extendedAtMs: NOW_MS, reauthenticatedAtMs: NOW_MS };
      expect(rows.renew).toHaveBeenCalledWith(renewal, expect.objectContaining(session), expect.any(Number));
      expect(keepSockets).toHaveBeenCalledWith(renewal);
      expect(request).toMatchObject({ sessionID: 'new', session });
      await set('new', request.session);
      expect(rows.add).not.toHaveBeenCalled();
    });

    it.each<[string, () => void]>([
      ['has ended in the meantime', () => rows.renew.mockResolvedValueOnce(false)],
      ['cannot be saved', () => rows.renew.mockRejectedValueOnce(new Error('Connection terminated'))],
    ])('leaves the request unchanged when it %s', async (_what, happen) => {
      happen();
      expect(await store.renew(request).catch(() => false)).toBe(false);
      expect(request).toMatchObject({ sessionID: 'old', session: { extendedAtMs: 0 } });
      expect(request.session.reauthenticatedAtMs).toBeUndefined();
      expect(keepSockets).not.toHaveBeenCalled();
    });
  });
});
