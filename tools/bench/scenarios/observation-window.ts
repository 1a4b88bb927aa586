import { setTimeout as pause } from 'node:timers/promises';
import type { ClientProcess } from '../clients/client-process';
import type { Observation } from '../clients/client-messages';
import type { ServerProcess } from '../servers/server-process';

/** The server's CPU time is read this long before a second begins, when the frames of the previous one have long been sent. */
const READ_AHEAD_MS = 200;

/** The CPU a server used and the frames its clients received in the same seconds. */
export interface WindowFigures extends Observation {
  serverCpuMs: number;
}

/** Observes a server and its clients for some whole seconds, from the second after the next on. */
export async function observeWindow(
  server: ServerProcess,
  clients: ClientProcess,
  seconds: number,
): Promise<WindowFigures> {
  const { observation, cpuMs } = await observe([server], clients, seconds);
  return { ...observation, serverCpuMs: cpuMs[0] ?? Number.NaN };
}

/** Observes several servers and all their clients; `cpuMs` is in the order of the servers. */
export async function observe(
  servers: readonly ServerProcess[],
  clients: ClientProcess,
  seconds: number,
): Promise<{ observation: Observation; cpuMs: number[] }> {
  const firstSecond = Math.floor(Date.now() / 1000) + 2;
  const observing = clients.request('observe', { firstSecond, seconds });
  const spending = Promise.all(servers.map((server) => cpuMsOf(server, firstSecond, seconds)));
  const [observation, cpuMs] = await Promise.all([observing, spending]);
  return { observation, cpuMs };
}

async function cpuMsOf(server: ServerProcess, firstSecond: number, seconds: number): Promise<number> {
  await pause(firstSecond * 1000 - READ_AHEAD_MS - Date.now());
  const before = await server.usage();
  await pause((firstSecond + seconds) * 1000 - READ_AHEAD_MS - Date.now());
  const after = await server.usage();
  return after.cpuMs - before.cpuMs;
}

/** CPU time per second of a server without clients. */
export async function idleCpuMs(server: ServerProcess, seconds: number): Promise<number> {
  const before = await server.usage();
  const startMs = performance.now();
  await pause(seconds * 1000);
  const after = await server.usage();
  return ((after.cpuMs - before.cpuMs) * 1000) / (performance.now() - startMs);
}

/** Server CPU per user and second, less what the idle server uses. */
export function cpuUsPerUserSecond(window: WindowFigures, idleMsPerSecond: number): number {
  const { serverCpuMs, clients, seconds } = window;
  return cpuUsOf(serverCpuMs - idleMsPerSecond * seconds, clients * seconds);
}

/** CPU in µs per user and second. */
export function cpuUsOf(cpuMs: number, userSeconds: number): number {
  return (cpuMs * 1000) / userSeconds;
}
