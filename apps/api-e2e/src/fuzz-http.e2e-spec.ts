import { readFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Problem } from '@live-tz/contracts';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { FixedRandom } from './support/fixed-random';
import { type FuzzedRequest, fuzzedRequest } from './support/fuzz-http';
import { operationsOf } from './support/operations';

const REQUESTS = process.env['DRILLS'] === 'long' ? 20_000 : 1_500;
const SEED = 20_261_126;
const AT_A_TIME = 8;
/** What would end the session that all others are sent with, or begin another one in its place. */
const ENDS_SESSION = /^(DELETE \/api\/v1\/users\/me\/?|POST \/api\/v1\/auth\/.*)$/;

interface FuzzedAnswer {
  sent: FuzzedRequest;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

let app: RunningApp;
let user: BrowserLike;
const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
const operations = operationsOf(JSON.parse(readFileSync(join(__dirname, '../../api/openapi.json'), 'utf8')));

beforeAll(async () => {
  app = await RunningApp.start({ CLIENT_CPU_PERCENT: '0' });
  user = await BrowserLike.register(app.url);
});
afterAll(async () => {
  agent.destroy();
  await app.dispose();
});

function send(sent: FuzzedRequest): Promise<FuzzedAnswer> {
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

/** What is wrong with an answer, or null. */
function faultOf({ sent, status, headers, body }: FuzzedAnswer): string | null {
  const type = headers['content-type'] ?? '';
  if (status >= 500 && status !== 503) return 'a failure of the server';
  if (status < 400 || sent.method === 'HEAD') return null;
  // Failures of /now are sentences.
  if (/^text\/plain/.test(type)) return /^[A-Z"].*[.?:]\n$/s.test(body) ? null : 'no sentence';
  if (!/^application\/problem\+json/.test(type)) return `a failure as ${type || 'nothing'}`;
  const problem = JSON.parse(body) as Problem;
  return problem.status === status && /^[A-Z"].*[.?:!]$/s.test(problem.detail)
    ? null
    : 'a problem without a sentence';
}

async function faultsOf(seed: number, complete: (made: FuzzedRequest) => FuzzedRequest): Promise<unknown[]> {
  const random = new FixedRandom(seed);
  const faults: unknown[] = [];
  let left = REQUESTS / 2;
  const place = async (): Promise<void> => {
    while (left-- > 0) {
      const made = complete(fuzzedRequest(random, operations));
      const answer = await send(made).catch((error: unknown) => String(error));
      const fault = typeof answer === 'string' ? answer : faultOf(answer);
      if (fault !== null) faults.push({ fault, answer: typeof answer === 'string' ? made : answer });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, place));
  return faults;
}

const limitMs = REQUESTS * 100 + 60_000;

it(
  'answers whatever a stranger sends, by a sentence where it is wrong',
  async () => {
    expect(await faultsOf(SEED, (made) => made)).toEqual([]);
  },
  limitMs,
);

it(
  'answers whatever somebody sends who is signed in',
  async () => {
    const signedIn = (made: FuzzedRequest): FuzzedRequest =>
      ENDS_SESSION.test(`${made.method} ${made.path.split('?')[0]}`)
        ? { ...made, method: 'GET' }
        : { ...made, headers: { ...made.headers, ...user.headers() } };
    expect(await faultsOf(SEED + 1, signedIn)).toEqual([]);
    expect((await user.get('/users/me')).status).toBe(200);
  },
  limitMs,
);

it('is still there afterwards, and has nothing to complain of', async () => {
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  expect(faults).toEqual([]);
  expect(await app.end()).toBe(0);
});
