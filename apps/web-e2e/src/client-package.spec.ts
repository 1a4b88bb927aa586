import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, RunningApp, test } from './support/live-tz';

const ROOT = join(__dirname, '../../..');
const PACKAGE = join(ROOT, 'dist/packages/client');

/** What the script of the page leaves for the test. */
interface Results {
  places: string[];
  offsets: number[];
  converted: string;
  refusal: { name: string; message: string; candidates: number };
  /** By how much the estimate differs from the clock of the machine, which is also the server's. */
  errorMs: number;
  boundMs: number;
  ticks: number[];
  statuses: string[];
}

const SCRIPT = `
import { LiveTz } from '@live-tz/client';
const liveTz = new LiveTz(new URLSearchParams(location.search).get('server'));
const [ticks, statuses] = [[], []];
liveTz.watch(['tokyo', 'Europe/Berlin'], ({ utcMs, zones }) => ticks.push(utcMs), {
  onStatus: (status) => statuses.push(status),
});
const nows = await liveTz.now(['tokyo', 'Asia/Kathmandu']);
const { to } = await liveTz.convert({ at: '2027-01-15T15:00', from: 'berlin', to: 'JFK' });
const { boundMs } = await liveTz.time.measure();
const errorMs = liveTz.time.now().utcMs - Date.now();
const refusal = await liveTz.now('springfield').catch(({ name, message, problem }) => {
  return { name, message, candidates: problem.candidates.length };
});
globalThis.results = {
  places: nows.map(({ place }) => place),
  offsets: nows.map(({ offsetMinutes }) => offsetMinutes),
  converted: to[0].local,
  refusal,
  errorMs,
  boundMs,
  ticks,
  statuses,
};
`;

/** A page that finds the package by an import map, as a page without a bundler does, at the path that its `exports` name. */
function pageText(): string {
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    exports: { '.': { default: string } };
  };
  const imports = { '@live-tz/client': new URL(exports['.'].default, 'http://site/client/').pathname };
  const importMap = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
  return `<!doctype html><link rel="icon" href="data:,">${importMap}<script type="module">${SCRIPT}</script>`;
}

/** The snippet for `EventSource` in the documentation, for this server. */
function eventSourceSnippet(url: string): string {
  const documentation = readFileSync(join(ROOT, 'docs/integrate/README.md'), 'utf8');
  const [, snippet = ''] = /```js\n(const events = new EventSource[^]*?)```/.exec(documentation) ?? [];
  return snippet.replace('http://localhost:3000', url);
}

/** A site on `localhost`, for which a server on 127.0.0.1 is another site. */
async function startSite(): Promise<Server> {
  const page = pageText();
  const site = createServer(({ url }, response) => {
    if (url?.startsWith('/client/')) {
      const file = readFileSync(join(PACKAGE, url.slice('/client/'.length)));
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(file);
    } else response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
  });
  await once(site.listen(0, 'localhost'), 'listening');
  return site;
}

test('a page of another site reads the time by the client package, also after the server was killed and started again', async ({
  page,
}) => {
  const [site, first] = await Promise.all([startSite(), RunningApp.start()]);
  const { port } = new URL(first.url);
  await page.goto(
    `http://localhost:${(site.address() as AddressInfo).port}/?server=${encodeURIComponent(first.url)}`,
  );
  const results = (): Promise<Results> =>
    page.evaluate(async () => {
      const scope = globalThis as unknown as { results?: Results };
      while (scope.results === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
      return scope.results;
    });

  const { errorMs, boundMs, ...read } = await results();
  expect(read).toMatchObject({
    places: ['Tokyo', 'Kathmandu'],
    offsets: [540, 345],
    converted: '2027-01-15T09:00:00',
    refusal: { name: 'LiveTzError', message: expect.stringContaining('may mean several clocks') },
  });
  expect(read.refusal.candidates).toBeGreaterThan(1);
  // The device's time of day is rounded to a millisecond.
  expect(Math.abs(errorMs)).toBeLessThanOrEqual(boundMs + 1);

  const heard = page.waitForEvent('console', (message) =>
    /^Asia\/Tokyo \d{4}-.*\+09:00$/.test(message.text()),
  );
  await page.evaluate(`${eventSourceSnippet(first.url)}\nglobalThis.events = events;`);
  await heard;
  await page.evaluate('events.close()');

  await expect.poll(async () => (await results()).ticks.length).toBeGreaterThanOrEqual(2);
  await first.end('SIGKILL');
  const before = (await results()).ticks.length;
  const second = await RunningApp.start({ PORT: port }, first.dataDir);
  await expect.poll(async () => (await results()).ticks.length).toBeGreaterThanOrEqual(before + 2);

  const { ticks, statuses } = await results();
  expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
  expect(statuses).toEqual(['connecting', 'connected', 'connecting', 'connected']);
  await second.dispose();
  site.close();
});
