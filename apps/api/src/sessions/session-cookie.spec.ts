import { SessionCookie } from './session-cookie';
import { SessionKeys } from './session-keys';
import { storedSessionId } from './stored-session-id';

const keys = new SessionKeys(['a secret']);
const atRoot = new SessionCookie('', keys);
const atTz = new SessionCookie('/tz', keys);

describe('SessionCookie', () => {
  it.each([
    [atRoot, false, 'livetz.sid', '/'],
    [atTz, false, 'livetz.sid', '/tz'],
    [atRoot, true, '__Host-livetz.sid', '/'],
    [atTz, true, '__Secure-livetz.sid', '/tz'],
  ])('has a name and attributes that match (case %#)', (cookie, isSecure, name, path) => {
    expect(cookie.nameOf(isSecure)).toBe(name);
    expect(cookie.options(isSecure)).toMatchObject({
      path,
      secure: isSecure,
      httpOnly: true,
      sameSite: 'lax',
    });
    expect(cookie.options(isSecure).domain).toBeUndefined();
  });

  it('reads the hash of the id, from the cookie of the same scheme only', () => {
    const header = `a=b; __Host-livetz.sid=${encodeURIComponent(keys.cookieValue('mine'))}`;
    expect(atRoot.storedIdIn(header, true)).toBe(storedSessionId('mine'));
    expect(atRoot.storedIdIn(header, false)).toBeNull();
    expect(atTz.storedIdIn(header, true)).toBeNull();
    expect(atRoot.storedIdIn(undefined, true)).toBeNull();
  });
});
