import { isTokenHash, storedSessionId } from '../sessions/stored-session-id';
import { accessTokenHash, bearerIn, isAccessToken, makeAccessToken } from './bearer';

describe('a new token', () => {
  it('has 256 random bits behind a prefix that scanners of source code can find', () => {
    const tokens = Array.from({ length: 100 }, () => makeAccessToken().token);
    for (const token of tokens) expect(token).toMatch(/^ltz_[0-9a-f]{64}$/);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('is stored as its SHA-256, with its first characters for lists', () => {
    const { token, tokenHash, start } = makeAccessToken();
    expect(tokenHash).toBe(accessTokenHash(token));
    expect(tokenHash).not.toContain(token.slice(4));
    expect(start).toBe(token.slice(0, 10));
  });

  it('has a hash that is never taken for the stored id of a session', () => {
    expect(isTokenHash(makeAccessToken().tokenHash)).toBe(true);
    expect(isTokenHash(storedSessionId('a session'))).toBe(false);
  });
});

describe('the header Authorization', () => {
  it.each([
    ['Bearer ltz_1', 'ltz_1'],
    ['bearer   ltz_1 ', 'ltz_1'],
    ['Bearer', ''],
    ['Bearer two words', 'two words'],
  ])('%j names the token %j', (header, token) => {
    expect(bearerIn(header)).toBe(token);
  });

  it.each([undefined, '', 'Basic dXNlcjpwYXNz', 'BearerX ltz_1', 'ltz_1'])(
    'names no token when it is %j',
    (header) => {
      expect(bearerIn(header)).toBeNull();
    },
  );
});

describe('the form of a token', () => {
  it.each([
    '',
    'ltz_',
    `ltz_${'0'.repeat(63)}`,
    `ltz_${'0'.repeat(65)}`,
    `ltz_${'A'.repeat(64)}`,
    `LTZ_${'0'.repeat(64)}`,
    `ltz_${'0'.repeat(64)}\n`,
    null,
    undefined,
    7,
    ['ltz_'],
    { token: 'ltz_' },
  ])('is not that of %j', (text) => {
    expect(isAccessToken(text)).toBe(false);
    expect(() => accessTokenHash(text)).toThrow(
      expect.objectContaining({ kind: 'unauthenticated', code: 'token-invalid' }),
    );
  });
});
