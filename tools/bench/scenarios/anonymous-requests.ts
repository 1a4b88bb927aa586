import { setTimeout as pause } from 'node:timers/promises';
import { COSTLY_READS } from '@live-tz/test-cluster';
import { findings, type Scenario } from './scenario';
import type { ServerProcess } from '../servers/server-process';

/** The minimum of several samples leaves out what a busy machine adds to the cost of a request. */
const SAMPLES = 9;
/** Work that a request leaves behind after its response. */
const SETTLE_MS = 20;

interface Cost {
  /** The longest turn of the event loop. */
  turnMs: number;
  cpuMs: number;
}

/** The cost of the most expensive anonymous requests, sent one at a time. */
export const REQUESTS: Scenario = {
  about: 'how long the most expensive anonymous requests block the event loop, and their CPU time',
  defaults: { connections: 1, zones: 1, seconds: 1, kind: 'socket.io' },
  options: [],
  maxMinutes: 2,
  run: async (context) => {
    context.progress.step(`requests: ${COSTLY_READS.length} paths, ${SAMPLES} samples each`);
    const server = await context.start('socket.io', undefined, { CLIENT_CPU_PERCENT: '0' });
    await warmUp(server);
    const costs: [path: string, cost: Cost][] = [];
    for (const path of COSTLY_READS) costs.push([path, await costOf(server, path)]);
    await server.stop();
    return findings({
      slos: [
        {
          what: 'longest turn of the event loop for one request',
          measured: maxOf(costs, 'turnMs'),
          max: 15,
          unit: 'ms',
        },
        { what: 'CPU time of one request', measured: maxOf(costs, 'cpuMs'), max: 50, unit: 'ms' },
      ],
      series: costs.map(([path, { turnMs, cpuMs }]) => ({
        what: `longest turn and CPU of ${path.slice(0, 60)}`,
        unit: 'ms',
        figures: [turnMs, cpuMs],
      })),
    });
  },
};

function maxOf(costs: readonly [string, Cost][], figure: keyof Cost): number {
  return Math.max(...costs.map(([, cost]) => cost[figure]));
}

/** The index of places and the description of the API are built on first use. */
async function warmUp(server: ServerProcess): Promise<void> {
  for (const path of COSTLY_READS) await request(server, path);
}

async function costOf(server: ServerProcess, path: string): Promise<Cost> {
  const min: Cost = { turnMs: Infinity, cpuMs: Infinity };
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const before = await server.usage();
    await request(server, path);
    await pause(SETTLE_MS);
    min.cpuMs = Math.min(min.cpuMs, (await server.usage()).cpuMs - before.cpuMs);
    await server.usage('watch turns');
    await request(server, path);
    min.turnMs = Math.min(min.turnMs, (await server.usage('usage with longest turn')).longestTurnMs);
  }
  return min;
}

async function request(server: ServerProcess, path: string): Promise<void> {
  await (await fetch(server.url + path)).arrayBuffer();
}
