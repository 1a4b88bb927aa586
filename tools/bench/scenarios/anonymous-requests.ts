import { setTimeout as pause } from 'node:timers/promises';
import { COSTLY_READS } from '@live-tz/test-cluster';
import { findings, type Scenario } from './scenario';
import type { ServerProcess } from '../servers/server-process';

/** The least of so many counts: what a busy machine adds is no cost of the request. */
const TIMES = 9;
/** What is still under way when a request is answered. */
const SETTLE_MS = 20;

interface Cost {
  holdMs: number;
  cpuMs: number;
}

/** What the costliest requests take that a stranger may send, one at a time. */
export const REQUESTS: Scenario = {
  about: 'how long the costliest requests of strangers hold the event loop up, and what CPU time they take',
  defaults: { connections: 1, zones: 1, seconds: 1, kind: 'socket.io' },
  choices: [],
  minutes: 2,
  run: async (stage) => {
    stage.progress.step(`requests: ${COSTLY_READS.length} kinds, ${TIMES} times each`);
    const server = await stage.start('socket.io', undefined, { CLIENT_CPU_PERCENT: '0' });
    await warmUp(server);
    const costs: [path: string, cost: Cost][] = [];
    for (const path of COSTLY_READS) costs.push([path, await costOf(server, path)]);
    await server.stop();
    return findings({
      bars: [
        { what: 'longest hold by one request', measured: most(costs, 'holdMs'), atMost: 15, unit: 'ms' },
        { what: 'CPU time of one request', measured: most(costs, 'cpuMs'), atMost: 50, unit: 'ms' },
      ],
      series: costs.map(([path, { holdMs, cpuMs }]) => ({
        what: `hold and CPU of ${path.slice(0, 60)}`,
        unit: 'ms',
        figures: [holdMs, cpuMs],
      })),
    });
  },
};

function most(costs: readonly [string, Cost][], of: keyof Cost): number {
  return Math.max(...costs.map(([, cost]) => cost[of]));
}

/** Places and the description of the API are made ready in the first seconds. */
async function warmUp(server: ServerProcess): Promise<void> {
  for (const path of COSTLY_READS) await ask(server, path);
}

async function costOf(server: ServerProcess, path: string): Promise<Cost> {
  const least: Cost = { holdMs: Infinity, cpuMs: Infinity };
  for (let time = 0; time < TIMES; time += 1) {
    const before = await server.usage();
    await ask(server, path);
    await pause(SETTLE_MS);
    least.cpuMs = Math.min(least.cpuMs, (await server.usage()).cpuMs - before.cpuMs);
    await server.usage('watch turns');
    await ask(server, path);
    least.holdMs = Math.min(least.holdMs, (await server.usage('usage with longest turn')).longestTurnMs);
  }
  return least;
}

async function ask(server: ServerProcess, path: string): Promise<void> {
  await (await fetch(server.url + path)).arrayBuffer();
}
