import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BrowserLike, PrivatePostgres } from '@live-tz/test-cluster';
import { firstTick } from '../clients/first-tick';
import { median } from '../report/percentile';
import type { ServerProcess } from '../servers/server-process';
import { findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';

const STARTS = 3;
const IDLE_MS = 60_000;

/** What a node takes that nobody uses, and how long it takes to start. */
export const REST: Scenario = {
  about: 'an idle node: memory with each database, peak memory of a first start, start to the first tick',
  defaults: { connections: 1, zones: 1, seconds: 1, kind: 'socket.io' },
  options: [],
  maxMinutes: 6,
  run: async (context) => {
    const onNewData = await eachOf(STARTS, () => startOnNewData(context));
    const onExistingData = await eachOf(STARTS, () => startOnExistingData(context));
    const embedded = await idleRss(context, 'its embedded database', {});
    const postgres = context.disposeLater(await PrivatePostgres.start());
    const separate = await idleRss(context, 'PostgreSQL', { DATABASE_URL: await postgres.newDatabase() });
    const peaks = onNewData.map(({ peakMb }) => peakMb);
    const firstStarts = onNewData.map(({ toTickMs }) => toTickMs);
    return findings({
      slos: [
        { what: 'RSS, embedded database, idle for 60 s', measured: embedded, max: 200, unit: 'MB' },
        { what: 'peak RSS of a first start', measured: median(peaks), max: 260, unit: 'MB' },
        { what: 'RSS, PostgreSQL, idle for 60 s', measured: separate, max: 130, unit: 'MB' },
        { what: 'start to first tick, new data', measured: median(firstStarts), max: 3_500, unit: 'ms' },
        {
          what: 'start to first tick, existing data',
          measured: median(onExistingData),
          max: 2_000,
          unit: 'ms',
        },
      ],
      series: [
        { what: 'peak RSS of a first start', unit: 'MB', figures: peaks },
        { what: 'start to first tick, new data', unit: 'ms', figures: firstStarts },
        { what: 'start to first tick, existing data', unit: 'ms', figures: onExistingData },
      ],
    });
  },
};

/** The tick needs a session, so the registration of the first user is part of the time. */
async function startOnNewData(context: ScenarioContext): Promise<{ toTickMs: number; peakMb: number }> {
  context.progress.step('rest: a first start on new data');
  const dataDir = mkdtempSync(join(tmpdir(), 'live-tz-bench-new-'));
  try {
    const server = await context.start('socket.io', undefined, { DATA_DIR: dataDir });
    const user = await BrowserLike.register(server.url);
    const tickedAtMs = await firstTick(server.port, user.cookieHeader());
    const peakMb = memoryOf(server, 'VmHWM');
    await server.stop();
    return { toTickMs: tickedAtMs - server.launchedAtMs, peakMb };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startOnExistingData(context: ScenarioContext): Promise<number> {
  context.progress.step('rest: a start on existing data');
  const [cookie = ''] = context.cookiesOf(0, 1);
  const server = await context.start('socket.io');
  const tickedAtMs = await firstTick(server.port, cookie);
  await server.stop();
  return tickedAtMs - server.launchedAtMs;
}

async function idleRss(
  context: ScenarioContext,
  database: string,
  env: Record<string, string>,
): Promise<number> {
  context.progress.step(`rest: ${IDLE_MS / 1000} s idle with ${database}`);
  const server = await context.start('socket.io', undefined, env);
  await pause(IDLE_MS);
  const rss = memoryOf(server, 'VmRSS');
  await server.stop();
  return rss;
}

/** A figure of proc_pid_status(5): resident memory now (`VmRSS`) or at its highest (`VmHWM`), in MB. */
function memoryOf({ pid }: ServerProcess, name: 'VmRSS' | 'VmHWM'): number {
  const [, kb] =
    new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kb) * 1024) / 1e6;
}

async function eachOf<T>(count: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await measure());
  return results;
}
