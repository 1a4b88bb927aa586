import { setTimeout as pause } from 'node:timers/promises';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import type { Attack } from './support/attacks/http-attack';
import { shortConnections, pipelines, slowHeads } from './support/attacks/http-connections';
import { costlyReads, largeBodies } from './support/attacks/http-requests';
import { faultsIn } from './support/faults';
import { PlainViewer } from './support/viewer';

const SECONDS = process.env['DRILLS'] === 'long' ? 30 : 2;
const VIEWERS = 20;

const ATTACKS: [name: string, attack: Attack][] = [
  ['sends the most expensive requests', costlyReads],
  ['sends large bodies', largeBodies],
  ['pipelines 1,600 requests', pipelines],
  ['never completes a request', slowHeads],
  ['opens and closes connections', shortConnections],
];

let app: RunningApp;
let user: BrowserLike;
let hostile: BrowserLike;
let viewers: PlainViewer[] = [];

beforeAll(async () => {
  app = await RunningApp.start();
  user = await BrowserLike.register(app.url);
  hostile = await BrowserLike.register(app.url);
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

beforeEach(async () => {
  viewers = Array.from({ length: VIEWERS }, () => new PlainViewer(app.url, user.cookieHeader(), 'UTC'));
  while (!viewers.every(({ received }) => received.hasAny)) await pause(50);
});
afterEach(() => {
  for (const viewer of viewers) viewer.close();
});

async function expectNothingMissed(attack: Attack, cookie?: string): Promise<void> {
  const startMs = Date.now();
  const { sent } = await attack({ url: app.url, seconds: SECONDS, maxRequests: 1_000_000, cookie });
  const endMs = Date.now();
  // Seconds that began during the attack may arrive after it.
  while (!viewers.every(({ received }) => received.since(endMs).size > 1)) await pause(50);
  expect(sent).toBeGreaterThan(0);
  for (const { received } of viewers) {
    expect(received.report(startMs, endMs)).toMatchObject({ missed: 0, repeated: 0, losses: 0 });
  }
}

describe('an anonymous client that', () => {
  it.each(ATTACKS)('%s makes no user miss a second', async (_name, attack) => {
    await expectNothingMissed(attack);
    expect((await user.get('/users/me')).status).toBe(200);
  });
});

describe('a signed-in user who', () => {
  it.each(ATTACKS.slice(0, 3))('%s makes no user miss a second', async (_name, attack) => {
    await expectNothingMissed(attack, hostile.cookieHeader());
    expect((await user.get('/users/me')).status).toBe(200);
  });
});

it('a long pipeline gets 429', async () => {
  const { responses } = await pipelines({ url: app.url, seconds: 2, maxRequests: 1_600, from: '127.0.0.67' });
  expect(responses.get(429)).toBeGreaterThanOrEqual(1);
  expect(responses.get(200) ?? 0).toBeLessThanOrEqual(33);
});
