import type { Request, Response } from 'express';
import { allowAnyOrigin, shareAnonymousReads } from './cors';

/** The headers that a request gets from a handler, or null if the handler answered it. */
function headersOf(
  handler: ReturnType<typeof allowAnyOrigin>,
  method: string,
  url: string,
): Record<string, string> | null {
  const headers: Record<string, string> = {};
  let isPassedOn = false;
  const response = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    status: () => response,
    set: () => response,
    end: () => response,
  };
  const next = (): void => {
    isPassedOn = true;
  };
  void handler({ method, url } as Request, response as unknown as Response, next);
  return isPassedOn ? headers : null;
}

describe.each(['', '/tz'])('with the base path "%s"', (basePath) => {
  const handler = allowAnyOrigin(basePath);

  it.each([
    '/now',
    '/now/',
    '/NOW/tokyo',
    '/now/Asia/Tokyo.svg',
    '/now?places=tokyo,berlin',
    '/stream?zones=UTC',
    '/api/timezone',
    '/api/timezone.txt',
    '/api/timezone/Europe/Berlin',
    '/api/ip',
    '/api/v1/zones?q=a',
    '/api/v1/zones/Europe/Berlin',
    '/api/v1/convert?at=0',
    '/api/v1/transitions.ics?zones=UTC',
    '/api/v1/overlap',
    '/api/v1/meta/',
  ])('any origin may read %s', (path) => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(headersOf(handler, method, basePath + path)).toMatchObject({
        'Access-Control-Allow-Origin': '*',
      });
    expect(headersOf(handler, 'POST', basePath + path)).toEqual({});
  });

  it.each([
    '/',
    '/nowhere',
    '/streams',
    '/api/v1/users/me',
    '/api/v1/users/me/zones',
    '/api/v1/auth/session',
    '/api/v1/boards',
    '/api/v1/zonesx',
    '/api/v1/convert/x',
    '/api/v1/now',
    '/api/timezones',
    '/api/docs',
    '/metrics',
    '/health/ready',
    '/at/now/tokyo',
  ])('no other origin may read %s', (path) => {
    for (const method of ['GET', 'OPTIONS']) expect(headersOf(handler, method, basePath + path)).toEqual({});
  });
});

it('no origin is allowed for a path outside the base path', () => {
  expect(headersOf(allowAnyOrigin('/tz'), 'GET', '/now/tokyo')).toEqual({});
});

it('anonymous reads may be embedded, and OPTIONS is answered for them alone', () => {
  expect(headersOf(shareAnonymousReads, 'GET', '/now/tokyo.svg')).toEqual({
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  expect(headersOf(shareAnonymousReads, 'OPTIONS', '/now/tokyo')).toBeNull();
  expect(headersOf(shareAnonymousReads, 'OPTIONS', '/api/v1/users/me')).toEqual({});
});
