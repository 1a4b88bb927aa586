import { setTimeout as pause } from 'node:timers/promises';
import { zoneNames } from '@live-tz/test-cluster';
import { MS_PER_DAY, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Page } from '@playwright/test';
import { Chromium } from '../page/chromium';
import { speedUp } from '../page/fast-time';
import { memoryOf, type PageMemory } from '../page/page-memory';
import { FAST_TIME } from '../servers/programs';
import { dashboard } from './dashboard';
import { findings, type Scenario } from './scenario';

/** How much faster time passes on the server and on the wall. A tick has to be done before the next one, also on a small machine. */
const FACTOR = 60;
/** The page is loaded, and V8 has compiled what runs each second. */
const SETTLE_MS = 20_000;
/** Like that of a dashboard: a wall that keeps what it makes each second grows by more. */
const MAX_HEAP_GROWTH_KB = 64;
/** Even, so that one sample is in the middle. */
const SAMPLES = 10;
const BYTES_PER_KB = 1000;

/** A wall that is left open: the memory of the page after tens of thousands of seconds. */
export const WALL: Scenario = {
  about: `a wall left open while time passes ${FACTOR} times as fast for it and its server: JS heap, DOM nodes and listeners (--zones, --seconds)`,
  defaults: { connections: 1, zones: 12, seconds: 400, kind: 'socket.io' },
  options: ['zones', 'seconds'],
  maxMinutes: 8,
  run: async (context, { zones, seconds }) => {
    const server = await context.start('socket.io', undefined, {
      FAST_TIME: String(FACTOR),
      NODE_OPTIONS: `--require ${FAST_TIME}`,
    });
    const names = zoneNames().filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'));
    const { url, cookie, boardId } = await dashboard(context, server, 0, ['UTC', ...names].slice(0, zones));
    const chromium = context.disposeLater(await Chromium.start());
    const visit = await chromium.newContext(cookie, url);
    await visit.addInitScript(speedUp, FACTOR);
    const page = await visit.newPage();
    await page.goto(`${url}/wall/${boardId}`);
    const shownMs = () =>
      page.evaluate(() => Date.parse(document.querySelector('time')?.getAttribute('datetime') ?? ''));
    context.progress.step(`wall: ${zones} clocks for ${seconds} s, ${FACTOR} times as fast`);
    await pause(SETTLE_MS);
    const beforeMs = await shownMs();
    const memory = await samplesOf(page, seconds);
    const passedMs = (await shownMs()) - beforeMs;
    await visit.close();
    await chromium.dispose();
    await server.stop();
    const behind = (seconds * FACTOR * MS_PER_SECOND - passedMs) / MS_PER_SECOND / FACTOR;
    return findings({
      slos: [
        {
          what: 'JS heap growth in the second half',
          measured:
            ((memory.at(-1)?.heapBytes ?? NaN) - (memory[SAMPLES / 2]?.heapBytes ?? NaN)) / BYTES_PER_KB,
          max: MAX_HEAP_GROWTH_KB,
          unit: 'kB',
        },
        { what: 'time that the wall did not show', measured: behind, max: 0.05 * seconds, unit: 's' },
      ],
      series: [
        { what: 'time that passed on the wall', unit: 'days', figures: [passedMs / MS_PER_DAY] },
        { what: 'JS heap', unit: 'kB', figures: memory.map(({ heapBytes }) => heapBytes / BYTES_PER_KB) },
        { what: 'DOM nodes', unit: 'nodes', figures: memory.map(({ nodes }) => nodes) },
        {
          what: 'event listeners',
          unit: 'listeners',
          figures: memory.map(({ eventListeners }) => eventListeners),
        },
      ],
    });
  },
};

/** What the page holds at the start and after each tenth of the time. */
async function samplesOf(page: Page, seconds: number): Promise<PageMemory[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const samples = [await memoryOf(session)];
  while (samples.length <= SAMPLES) {
    await pause((seconds * MS_PER_SECOND) / SAMPLES);
    samples.push(await memoryOf(session));
  }
  await session.detach();
  return samples;
}
