import { sign } from 'cookie-signature';
import type { Request } from 'express';
import { RequestClients } from './request-client';
import { SESSION_COOKIE, SessionCookie } from '../sessions/session-cookie';
import { SessionKeys } from '../sessions/session-keys';
import { makeAccessToken } from '../tokens/bearer';

const SECRET = 'a secret that is long enough for it';

function request(parts: {
  ip?: string;
  session?: string;
  token?: string;
  secret?: string;
  userId?: string;
}): Request {
  const { ip = '192.0.2.1', session, token, secret = SECRET, userId } = parts;
  const value = session === undefined ? undefined : encodeURIComponent(`s:${sign(session, secret)}`);
  return {
    ip,
    secure: false,
    headers: {
      cookie: value === undefined ? undefined : `${SESSION_COOKIE}=${value}`,
      authorization: token === undefined ? undefined : `Bearer ${token}`,
    },
    user: userId === undefined ? undefined : { id: userId },
  } as Request;
}

describe('RequestClients', () => {
  let clients: RequestClients;
  beforeEach(() => {
    clients = new RequestClients(new SessionCookie('', new SessionKeys([SECRET])));
  });

  it.each([
    ['192.0.2.7', 'address 192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', 'address 2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', 'address 2001:db8:1:2::/64'],
  ])('counts an anonymous client at %s as %s', (ip, key) => {
    expect(clients.of(request({ ip }))).toEqual({ kind: 'address', key });
  });

  it('counts a request with an unsigned cookie for the address', () => {
    expect(clients.of(request({ session: 'a', secret: 'another secret of that length' })).kind).toBe(
      'address',
    );
  });

  it('counts all sessions of a user for that user, once it is known', () => {
    for (const session of ['a', 'b']) {
      expect(clients.of(request({ session })).key).toMatch(/^session /);
      clients.rememberUser(request({ session, userId: 'kaya' }));
      expect(clients.of(request({ session }))).toEqual({
        kind: 'user',
        key: 'user kaya',
        sharedKey: 'users of 192.0.2.1',
      });
    }
  });

  it('counts an ended session for the address, whatever it was before', () => {
    clients.rememberUser(request({ session: 'a', userId: 'kaya' }));
    clients.rememberUser(request({ session: 'a' }));
    expect(clients.of(request({ session: 'a' }))).toEqual({ kind: 'address', key: 'address 192.0.2.1' });
  });

  it('counts a token for its user once it is known, and for the address before that and after a refusal', () => {
    const { token } = makeAccessToken();
    expect(clients.of(request({ token, session: 'a' })).kind).toBe('address');
    clients.rememberUser(request({ token, session: 'a', userId: 'kaya' }));
    expect(clients.of(request({ token }))).toMatchObject({ key: 'user kaya' });
    expect(clients.of(request({ session: 'a' })).key).toMatch(/^session /);
    clients.forgetToken(request({ token }));
    expect(clients.of(request({ token })).kind).toBe('address');
  });

  it('contains no session id in a key', () => {
    expect(clients.of(request({ session: 'secret' })).key).not.toContain('secret');
  });

  it('forgets the oldest sessions first', () => {
    for (let count = 0; count <= 20_000; count += 1) {
      clients.rememberUser(request({ session: `session ${count}`, userId: 'kaya' }));
    }
    expect(clients.of(request({ session: 'session 0' })).key).toMatch(/^session /);
    expect(clients.of(request({ session: 'session 20000' })).key).toBe('user kaya');
  });
});
