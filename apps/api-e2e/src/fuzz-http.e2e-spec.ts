import { readFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Problem } from '@live-tz/contracts';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { FixedRandom } from './support/fixed-random';
import { type FuzzedRequest, fuzzedRequest } from './support/fuzz-http';
import { operationsOf } from './support/operations';
import { retryUnavailable } from './support/retry-unavailable';

const REQUESTS = process.env['DRILLS'] === 'long' ? 20_000 : 1_500;
const SEED = 20_261_126;
const CONCURRENCY = 8;
/** Requests that would end or replace the session of the others. */
const ENDS_SESSION = /^(DELETE \/api\/v1\/users\/me\/?|POST \/api\/v1\/auth\/.*)$/;

interface FuzzedResponse {
  sent: FuzzedRequest;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

let app: RunningApp;
let user: BrowserLike;
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
/** An answer to `/stream` never ends. */
const operations = operationsOf(
  JSON.parse(readFileSync(join(__dirname, '../../api/openapi.json'), 'utf8')),
).filter(({ path }) => path !== '/stream');

beforeAll(async () => {
  app = await RunningApp.start({ CLIENT_CPU_PERCENT: '0' });
  user = await BrowserLike.register(app.url);
  // Until its first tick a node is not ready, which is no fault of a request.
  await retryUnavailable(() => user.get('//health/ready'));
});
afterAll(async () => {
  agent.destroy();
  await app.dispose();
});

function send(sent: FuzzedRequest): Promise<FuzzedResponse> {
  const { hostname: host, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = sent;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const out = request(
      { agent, host, port, method, path, headers: { ...headers, ...length } },
      (response) => {
        text(response).then(
          (all) => resolve({ sent, status: response.statusCode ?? 0, headers: response.headers, body: all }),
          reject,
        );
      },
    );
    out.once('error', reject).end(body);
  });
}

/** The fault in a response; null: there is none. */
function faultOf({ sent, status, headers, body }: FuzzedResponse): string | null {
  const type = headers['content-type'] ?? '';
  if (status >= 500 && status !== 503) return 'a server error';
  if (status < 400 || sent.method === 'HEAD') return null;
  // Errors of /now are plain sentences, which the clocks that may be meant can follow, and those of a badge are badges.
  if (/^text\/plain/.test(type)) return /^([A-Z"].*[.?:]|error: .+)\n/.test(body) ? null : 'not a sentence';
  if (/^image\/svg\+xml/.test(type)) return /<title>.+<\/title>/.test(body) ? null : 'no badge';
  if (/^application\/json/.test(type) && sent.path.startsWith('/api/timezone'))
    return /^\{"error":".+"\}$/.test(body) ? null : "not an error of WorldTimeAPI's";
  if (!/^application\/problem\+json/.test(type)) return `an error of the type ${type || 'none'}`;
  const problem = JSON.parse(body) as Problem;
  return problem.status === status && /^[A-Z"].*[.?:!]$/s.test(problem.detail)
    ? null
    : 'a problem without a sentence';
}

async function faultsOf(seed: number, complete: (made: FuzzedRequest) => FuzzedRequest): Promise<unknown[]> {
  const random = new FixedRandom(seed);
  const faults: unknown[] = [];
  let left = REQUESTS / 2;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const made = complete(fuzzedRequest(random, operations));
      const response = await send(made).catch((error: unknown) => String(error));
      const fault = typeof response === 'string' ? response : faultOf(response);
      if (fault !== null) faults.push({ fault, response: typeof response === 'string' ? made : response });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return faults;
}

const timeoutMs = REQUESTS * 100 + 60_000;

it(
  'answers every anonymous request, errors with a sentence',
  async () => {
    expect(await faultsOf(SEED, (made) => made)).toEqual([]);
  },
  timeoutMs,
);

it(
  'answers every request of a signed-in user',
  async () => {
    const signedIn = (made: FuzzedRequest): FuzzedRequest =>
      ENDS_SESSION.test(`${made.method} ${made.path.split('?')[0]}`)
        ? { ...made, method: 'GET' }
        : { ...made, headers: { ...made.headers, ...user.headers() } };
    expect(await faultsOf(SEED + 1, signedIn)).toEqual([]);
    expect((await user.get('/users/me')).status).toBe(200);
  },
  timeoutMs,
);

it('is still running afterwards, without a fault in its log', async () => {
  const faults = faultsIn(app.log);
  expect(faults).toEqual([]);
  expect(await app.end()).toBe(0);
});
