import { setTimeout as pause } from 'node:timers/promises';
import { figureIn, metricsOf } from '../servers/metrics';
import type { ServerProcess } from '../servers/server-process';
import type { ScenarioContext } from './scenario-context';

/** Connections opened per second. */
export const PACE = 1_000;
const POLL_INTERVAL_MS = 250;
const DISCONNECT_TIMEOUT_MS = 30_000;

interface Group {
  cookies: readonly string[];
  /** Zones of each client. */
  zones: number;
  /** Clients that are connected already. */
  connected?: number;
}

/**
 * Connects Socket.IO clients, which reconnect when they are refused, as the page does.
 * @throws Error unless all of them receive seconds
 */
export async function connectClients(
  context: ScenarioContext,
  { port }: ServerProcess,
  { cookies, zones, connected = 0 }: Group,
): Promise<void> {
  const status = await context.clients.request('connect', {
    port,
    kind: 'socket.io',
    cookies,
    zonesEach: zones,
    pace: PACE,
    reconnects: true,
  });
  if (status.ticking < connected + cookies.length) {
    throw new Error(`Some clients did not connect: ${JSON.stringify(status.failures)}.`);
  }
}

/** Disconnects all clients, and waits until the server has noticed. */
export async function disconnectClients(context: ScenarioContext, server: ServerProcess): Promise<void> {
  await context.clients.request('disconnect', null);
  const deadlineMs = Date.now() + DISCONNECT_TIMEOUT_MS;
  while ((await connectionsOf(server)) > 0) {
    if (Date.now() > deadlineMs) throw new Error('The server still counts connections that are closed.');
    await pause(POLL_INTERVAL_MS);
  }
}

async function connectionsOf(server: ServerProcess): Promise<number> {
  return figureIn(await metricsOf(server), 'livetz_connections');
}
