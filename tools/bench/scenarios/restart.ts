import { connectClients } from './connect-clients';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';
import type { Size } from './size';

const RECONNECT_TIMEOUT_SECONDS = 120;
const ROUNDS = 3;

/** How long until all clients receive seconds again, since three events. */
interface Reconnection {
  sinceStopS: number;
  sinceLaunchS: number;
  sinceListeningS: number;
}

/** A server stops with all clients connected and is started again at once. */
export const RESTART: Scenario = {
  about: 'how long until all clients receive seconds again after a restart, three times',
  defaults: { connections: 10_000, zones: 8, seconds: 1, kind: 'socket.io' },
  options: ['connections', 'zones'],
  maxMinutes: 9,
  run: async (context, size) => {
    const reconnections: Reconnection[] = [];
    while (reconnections.length < ROUNDS) reconnections.push(await reconnectAfterRestart(context, size));
    const sinceLaunch = reconnections.map(({ sinceLaunchS }) => sinceLaunchS);
    const sinceStop = reconnections.map(({ sinceStopS }) => sinceStopS);
    const sinceListening = reconnections.map(({ sinceListeningS }) => sinceListeningS);
    const what = `${size.connections} clients reconnected, since the launch of the new server`;
    return findings({
      slos: [{ what, measured: median(sinceLaunch), max: 15, unit: 's' }],
      series: [
        { what: 'all reconnected, since the signal to the old server', unit: 's', figures: sinceStop },
        { what: 'all reconnected, since the launch of the new server', unit: 's', figures: sinceLaunch },
        { what: 'all reconnected, since the new server listens', unit: 's', figures: sinceListening },
      ],
    });
  },
};

async function reconnectAfterRestart(
  context: ScenarioContext,
  { connections, zones }: Size,
): Promise<Reconnection> {
  context.progress.step(`restart: ${connections} clients lose the server and reconnect`);
  const server = await context.start('socket.io');
  await connectClients(context, server, { cookies: context.cookiesOf(0, connections), zones });
  const reconnecting = context.clients.request('awaitReconnect', {
    timeoutSeconds: RECONNECT_TIMEOUT_SECONDS,
  });
  const stoppedAtMs = Date.now();
  await server.stop();
  const next = await context.start('socket.io', server.port);
  const listeningAtMs = Date.now();
  const { ticking, atMs } = await reconnecting;
  await context.clients.request('disconnect', null);
  await next.stop();
  const secondsSince = (instantMs: number) => (ticking < connections ? Infinity : (atMs - instantMs) / 1000);
  return {
    sinceStopS: secondsSince(stoppedAtMs),
    sinceLaunchS: secondsSince(next.launchedAtMs),
    sinceListeningS: secondsSince(listeningAtMs),
  };
}
