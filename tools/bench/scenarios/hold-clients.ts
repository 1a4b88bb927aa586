import { setTimeout as pause } from 'node:timers/promises';
import { PACE } from './measure-run';
import { figureIn, metricsOf } from '../servers/metrics';
import type { ServerProcess } from '../servers/server-process';
import type { Stage } from './stage';

const LOOK_EVERY_MS = 250;
const GONE_WITHIN_MS = 30_000;

/** Who is to come to a server that is running. */
interface Group {
  cookies: readonly string[];
  zones: number;
  /** How many are there before them. */
  already?: number;
}

/**
 * Lets people come to the page's face and stay; as the page does, they come again when they are refused.
 * @throws Error unless all of them see the seconds
 */
export async function holdCrowd(stage: Stage, server: ServerProcess, group: Group): Promise<void> {
  const { cookies, zones, already = 0 } = group;
  const { port } = server;
  const attendance = await stage.crowd.ask('gather', {
    port,
    kind: 'socket.io',
    cookies,
    zonesEach: zones,
    pace: PACE,
    comeBack: true,
  });
  if (attendance.ticking < already + cookies.length) {
    throw new Error(`Not everybody got in: ${JSON.stringify(attendance.failures)}.`);
  }
}

/** Lets everybody go, and waits until the server has noticed. */
export async function disperseCrowd(stage: Stage, server: ServerProcess): Promise<void> {
  await stage.crowd.ask('disperse', null);
  const endMs = Date.now() + GONE_WITHIN_MS;
  while ((await connectionsOf(server)) > 0) {
    if (Date.now() > endMs) throw new Error('The server counts connections that are gone.');
    await pause(LOOK_EVERY_MS);
  }
}

async function connectionsOf(server: ServerProcess): Promise<number> {
  return figureIn(await metricsOf(server), 'livetz_connections');
}
