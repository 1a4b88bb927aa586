import { holdCrowd } from './hold-crowd';
import { findings, type Scenario } from './scenario';

const WITHIN_SECONDS = 120;

/** A server ends with everybody there, and starts again at once: how long until all of them see seconds again. */
export const RESTART: Scenario = {
  about: 'how long until everybody sees seconds again after a restart',
  defaults: { connections: 10_000, zones: 8, seconds: 1, kind: 'socket.io' },
  choices: ['connections', 'zones'],
  minutes: 6,
  run: async (stage, { connections, zones }) => {
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
    const secondsSince = (instantMs: number) =>
      ticking < connections ? Infinity : (atMs - instantMs) / 1000;
    return findings({
      bars: [
        {
          what: `${connections} back, from the launch of the new server`,
          measured: secondsSince(next.launchedAtMs),
          atMost: 15,
          unit: 's',
        },
      ],
      series: [
        {
          what: 'all back, from when the old server was told to stop',
          unit: 's',
          figures: [secondsSince(stoppedAtMs)],
        },
        { what: 'all back, from when that listened', unit: 's', figures: [secondsSince(listeningAtMs)] },
      ],
    });
  },
};
