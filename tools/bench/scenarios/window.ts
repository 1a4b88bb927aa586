import { setTimeout as pause } from 'node:timers/promises';
import type { CrowdClient } from '../clients/client-process';
import type { Observation } from '../clients/client-messages';
import type { ServerProcess } from '../servers/server-process';

/** The server's figures are read this long before a second: what was written for the one before is long sent. */
const BEFORE_MS = 200;

/** What a server spent and its crowd saw in the same seconds. */
export interface WindowFigures extends Observation {
  serverCpuMs: number;
}

/** Watches server and crowd for some whole seconds, from the second after the next on. */
export async function observeWindow(
  server: ServerProcess,
  crowd: CrowdClient,
  seconds: number,
): Promise<WindowFigures> {
  const { observation, cpuMs } = await observe([server], crowd, seconds);
  return { ...observation, serverCpuMs: cpuMs[0] ?? Number.NaN };
}

/** The same for a crowd at several servers; their CPU in their order. */
export async function observe(
  servers: readonly ServerProcess[],
  crowd: CrowdClient,
  seconds: number,
): Promise<{ observation: Observation; cpuMs: number[] }> {
  const firstSecond = Math.floor(Date.now() / 1000) + 2;
  const observing = crowd.ask('observe', { firstSecond, seconds });
  const spending = Promise.all(servers.map((server) => cpuMsOf(server, firstSecond, seconds)));
  const [observation, cpuMs] = await Promise.all([observing, spending]);
  return { observation, cpuMs };
}

async function cpuMsOf(server: ServerProcess, firstSecond: number, seconds: number): Promise<number> {
  await pause(firstSecond * 1000 - BEFORE_MS - Date.now());
  const before = await server.usage();
  await pause((firstSecond + seconds) * 1000 - BEFORE_MS - Date.now());
  const after = await server.usage();
  return after.cpuMs - before.cpuMs;
}

/** What a server spends in a second when nobody is there. */
export async function idleCpuMs(server: ServerProcess, seconds: number): Promise<number> {
  const before = await server.usage();
  const startMs = performance.now();
  await pause(seconds * 1000);
  const after = await server.usage();
  return ((after.cpuMs - before.cpuMs) * 1000) / (performance.now() - startMs);
}

/** Server CPU for one person and second, without what the server spends when nobody is there. */
export function cpuUsPerPersonSecond(window: WindowFigures, idleMsPerSecond: number): number {
  const { serverCpuMs, viewers, seconds } = window;
  return cpuUsOf(serverCpuMs - idleMsPerSecond * seconds, viewers * seconds);
}

/** µs of CPU for one person and second. */
export function cpuUsOf(cpuMs: number, personSeconds: number): number {
  return (cpuMs * 1000) / personSeconds;
}
