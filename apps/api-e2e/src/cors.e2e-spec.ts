import { RunningApp } from '@live-tz/test-cluster';

/** A small share, which a test uses up quickly. */
const SETTINGS = { BASE_PATH: '/tz', CLIENT_CPU_PERCENT: '1', TRUST_PROXY: '1' };
const MAX_REQUESTS = 2_000;
const PREFLIGHT = {
  origin: 'https://page.example',
  'access-control-request-method': 'GET',
  'access-control-request-headers': 'x-anything',
};

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start(SETTINGS);
});
afterAll(() => app.dispose());

function send(path: string, headers: Record<string, string>, method = 'GET'): Promise<Response> {
  return fetch(app.url + path, { method, headers });
}

describe.each([
  ['/now/tokyo', 200],
  ['/now?places=tokyo,atlantropa', 400],
  ['/now/tokyo.svg', 200],
  ['/api/timezone/Europe/Berlin', 200],
  ['/api/v1/zones?q=tokyo', 200],
  ['/api/v1/convert?at=0', 200],
  ['/api/v1/transitions?zones=Europe/Berlin', 200],
  ['/api/v1/meta', 200],
])('%s', (path, status) => {
  it('may be read by a page of any origin, without credentials', async () => {
    const response = await send(path, { origin: 'https://page.example' });
    const { headers } = response;
    expect(response.status).toBe(status);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('answers OPTIONS', async () => {
    const { status: optionsStatus, headers } = await send(path, PREFLIGHT, 'OPTIONS');
    expect(optionsStatus).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    expect(headers.get('access-control-allow-headers')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

it.each(['/api/v1/users/me', '/api/v1/auth/session', '/api/docs/', '/metrics', '/'])(
  '%s may not be read by a page of another origin',
  async (path) => {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await send(path, PREFLIGHT, method);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  },
);

it('a page of any origin can read that it has sent too many requests, and when to try again', async () => {
  let response = await send('/now/tokyo', { 'x-forwarded-for': '192.0.2.9' });
  for (let count = 0; count < MAX_REQUESTS && response.status !== 429; count += 1) {
    response = await send('/now/tokyo', { 'x-forwarded-for': '192.0.2.9' });
  }
  expect(response.status).toBe(429);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-expose-headers')).toBe('*');
  expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
});
