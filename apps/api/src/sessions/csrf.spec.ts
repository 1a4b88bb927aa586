import type { Request, Response } from 'express';
import { Csrf } from './csrf';

const csrf = new Csrf([Buffer.from('a key')], '/');

/** A request of a session, or of a stranger when it has none, that sends a token in both places. */
function request(sessionID: string | null, token: string | undefined, method = 'POST'): Request {
  const sent = {
    method,
    sessionID: sessionID ?? 'made up for this request',
    session: sessionID === null ? {} : { passport: { user: 'person' } },
    headers: token === undefined ? {} : { cookie: `XSRF-TOKEN=${encodeURIComponent(token)}` },
    get: () => token,
    id: 'r1',
  };
  return sent as unknown as Request;
}

function tokenOf(sessionID: string | null, by = csrf): string {
  let token = '';
  const response = { cookie: (_name: string, value: string) => (token = value) } as unknown as Response;
  by.issue(request(sessionID, undefined), response);
  return token;
}

/** Null when it was let through, else the status of the refusal. */
function verdictOn(sent: Request, by = csrf): number | null {
  let status: number | null = null;
  const response = {
    status: (given: number) => ((status = given), response),
    type: () => response,
    send: () => response,
  };
  by.middleware()(sent, response as unknown as Response, () => undefined);
  return status;
}

describe('Csrf', () => {
  it('knows the token of a session, and that of a stranger', () => {
    expect(verdictOn(request('mine', tokenOf('mine')))).toBeNull();
    expect(verdictOn(request(null, tokenOf(null)))).toBeNull();
  });

  it('signs by the first key, and knows the tokens of all: keys can be replaced', () => {
    const old = tokenOf('mine');
    const rotated = new Csrf([Buffer.from('a new key'), Buffer.from('a key')], '/');
    expect(verdictOn(request('mine', old), rotated)).toBeNull();
    const fresh = tokenOf('mine', rotated);
    expect(verdictOn(request('mine', fresh), rotated)).toBeNull();
    expect(verdictOn(request('mine', fresh))).toBe(403);
  });

  it('takes no token of another session, of a stranger, or of a session that is over', () => {
    expect(verdictOn(request('mine', tokenOf('theirs')))).toBe(403);
    expect(verdictOn(request('mine', tokenOf(null)))).toBe(403);
    expect(verdictOn(request(null, tokenOf('mine')))).toBe(403);
  });

  it('refuses with the code by which a page knows to get a new token', () => {
    const send = jest.fn();
    const response = { status: () => response, type: () => response, send };
    const refused = request('mine', tokenOf('theirs'));
    csrf.middleware()(refused, response as unknown as Response, () => undefined);
    expect(JSON.parse(send.mock.calls[0][0])).toMatchObject({ status: 403, code: 'csrf-stale' });
  });

  it.each([
    undefined,
    '',
    '.',
    'no dot at all',
    'nonce.',
    `nonce.${'x'.repeat(43)}`,
    // As many characters as a signature has, but twice the bytes.
    `nonce.${'é'.repeat(43)}`,
    'nonce.\u0000',
  ])('refuses %j', (token) => {
    expect(verdictOn(request('mine', token))).toBe(403);
  });

  it.each([
    ['/', '__Host-XSRF-TOKEN'],
    ['/tz', '__Secure-XSRF-TOKEN'],
  ])('below %s and behind TLS the cookie is one that plain http cannot plant: %s', (path, name) => {
    const there = new Csrf([Buffer.from('a key')], path);
    let set: string[] = [];
    const response = {
      cookie: (cookie: string, value: string, { secure }: { secure: boolean }) =>
        (set = [cookie, value, String(secure)]),
    } as unknown as Response;
    there.issue({ ...request('mine', undefined), secure: true } as Request, response);
    const [, token = ''] = set;
    expect(set).toEqual([name, token, 'true']);
    const sent = (cookie: string) =>
      ({ ...request('mine', token), secure: true, headers: { cookie: `${cookie}=${token}` } }) as Request;
    expect(verdictOn(sent(name), there)).toBeNull();
    expect(verdictOn(sent('XSRF-TOKEN'), there)).toBe(403);
  });

  it('asks for none where nothing is changed', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(verdictOn(request('mine', undefined, method))).toBeNull();
  });
});
