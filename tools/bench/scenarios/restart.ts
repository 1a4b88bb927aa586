import { holdCrowd } from './hold-clients';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';
import type { Size } from './size';
import type { Stage } from './stage';

const WITHIN_SECONDS = 120;
const ROUNDS = 3;

/** How long until all people see seconds again, from three beginnings. */
interface Return {
  sinceStopS: number;
  sinceLaunchS: number;
  sinceListeningS: number;
}

/** A server ends with everybody there, and starts again at once: how long until all of them see seconds again. */
export const RESTART: Scenario = {
  about: 'how long until everybody sees seconds again after a restart, three times',
  defaults: { connections: 10_000, zones: 8, seconds: 1, kind: 'socket.io' },
  choices: ['connections', 'zones'],
  minutes: 9,
  run: async (stage, size) => {
    const returns: Return[] = [];
    while (returns.length < ROUNDS) returns.push(await returnAfterRestart(stage, size));
    const sinceLaunch = returns.map(({ sinceLaunchS }) => sinceLaunchS);
    const sinceStop = returns.map(({ sinceStopS }) => sinceStopS);
    const sinceListening = returns.map(({ sinceListeningS }) => sinceListeningS);
    const what = `${size.connections} back, from the launch of the new server`;
    return findings({
      bars: [{ what, measured: median(sinceLaunch), atMost: 15, unit: 's' }],
      series: [
        { what: 'all back, from when the old server was told to stop', unit: 's', figures: sinceStop },
        { what: 'all back, from the launch of the new one', unit: 's', figures: sinceLaunch },
        { what: 'all back, from when that listened', unit: 's', figures: sinceListening },
      ],
    });
  },
};

async function returnAfterRestart(stage: Stage, { connections, zones }: Size): Promise<Return> {
  stage.progress.step(`restart: ${connections} people lose the server and come back`);
  const server = await stage.start('socket.io');
  await holdCrowd(stage, server, { cookies: stage.people(0, connections), zones });
  const returning = stage.crowd.ask('awaitReturn', { withinSeconds: WITHIN_SECONDS });
  const stoppedAtMs = Date.now();
  await server.stop();
  const next = await stage.start('socket.io', server.port);
  const listeningAtMs = Date.now();
  const { ticking, atMs } = await returning;
  await stage.crowd.ask('disperse', null);
  await next.stop();
  const secondsSince = (instantMs: number) => (ticking < connections ? Infinity : (atMs - instantMs) / 1000);
  return {
    sinceStopS: secondsSince(stoppedAtMs),
    sinceLaunchS: secondsSince(next.launchedAtMs),
    sinceListeningS: secondsSince(listeningAtMs),
  };
}
