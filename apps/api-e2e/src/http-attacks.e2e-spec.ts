import { setTimeout as pause } from 'node:timers/promises';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';
import type { Attack } from './support/attacks/http-attack';
import { comeAndGo, pipelines, slowHeads } from './support/attacks/http-connections';
import { costlyReads, largeBodies } from './support/attacks/http-requests';
import { PlainViewer } from './support/viewer';

const SECONDS = process.env['DRILLS'] === 'long' ? 30 : 4;
const VIEWERS = 20;

const ATTACKS: [name: string, attack: Attack][] = [
  ['asks for what costs the most', costlyReads],
  ['sends large bodies', largeBodies],
  ['writes 1,600 requests at once', pipelines],
  ['never ends a request', slowHeads],
  ['comes and goes', comeAndGo],
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
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  await app.dispose();
  expect(faults).toEqual([]);
});

beforeEach(async () => {
  viewers = Array.from({ length: VIEWERS }, () => new PlainViewer(app.url, user.cookieHeader(), 'UTC'));
  while (!viewers.every(({ sightings }) => sightings.hasSeen)) await pause(50);
});
afterEach(() => {
  for (const viewer of viewers) viewer.close();
});

async function expectNothingMissed(attack: Attack, cookie?: string): Promise<void> {
  const startMs = Date.now();
  const { sent } = await attack({ url: app.url, seconds: SECONDS, atMost: 1_000_000, cookie });
  const endMs = Date.now();
  // What began before the end of the attack may be seen after it.
  while (!viewers.every(({ sightings }) => sightings.since(endMs).size > 1)) await pause(50);
  expect(sent).toBeGreaterThan(0);
  for (const { sightings } of viewers) {
    expect(sightings.judge(startMs, endMs)).toMatchObject({ missed: 0, repeated: 0, losses: 0 });
  }
}

describe('a stranger who', () => {
  it.each(ATTACKS)('%s costs nobody a second', async (_name, attack) => {
    await expectNothingMissed(attack);
    expect((await user.get('/users/me')).status).toBe(200);
  });
});

describe('a signed-in user who', () => {
  it.each(ATTACKS.slice(0, 3))('%s costs nobody a second', async (_name, attack) => {
    await expectNothingMissed(attack, hostile.cookieHeader());
    expect((await user.get('/users/me')).status).toBe(200);
  });
});

it('is told by a pipeline what it did wrong', async () => {
  const { answers } = await pipelines({ url: app.url, seconds: 2, atMost: 1_600, from: '127.0.0.67' });
  expect(answers.get(429)).toBeGreaterThanOrEqual(1);
  expect(answers.get(200) ?? 0).toBeLessThanOrEqual(33);
});
