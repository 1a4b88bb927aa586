import { setTimeout as pause } from 'node:timers/promises';
import { firstTick } from '../clients/first-tick';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';

/** The starts are spread over the second, because the wait for the first tick depends on when in a second a start begins. */
const STARTS = 5;

/** From the launch of the program on existing data until a waiting client receives a second. */
export const START: Scenario = {
  about: 'from the launch of the program to the first second a client receives',
  defaults: { connections: 1, zones: 1, seconds: 1, kind: 'socket.io' },
  options: [],
  maxMinutes: 3,
  run: async (context) => {
    context.progress.step(`start: ${STARTS} starts on the same data`);
    const [cookie = ''] = context.cookiesOf(0, 1);
    const toListening: number[] = [];
    const toTick: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      await pause((start * 1000) / STARTS + 1000 - (Date.now() % 1000));
      const server = await context.start('socket.io');
      toListening.push(Date.now() - server.launchedAtMs);
      toTick.push((await firstTick(server.port, cookie)) - server.launchedAtMs);
      await server.stop();
    }
    return findings({
      slos: [{ what: 'start to first tick', measured: median(toTick), max: 3_000, unit: 'ms' }],
      series: [
        { what: 'start to listening', unit: 'ms', figures: toListening },
        { what: 'start to first tick', unit: 'ms', figures: toTick },
      ],
    });
  },
};
