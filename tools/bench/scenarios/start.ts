import { setTimeout as pause } from 'node:timers/promises';
import { firstTick } from '../clients/first-tick';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';

/** How long a start waits for its first second depends on when it begins: they are spread over one. */
const STARTS = 5;

/** From the launch of the program, on data that are there, until somebody who waits sees a second. */
export const START: Scenario = {
  about: 'from the launch of the program to the first second somebody sees',
  defaults: { connections: 1, zones: 1, seconds: 1, kind: 'socket.io' },
  choices: [],
  minutes: 3,
  run: async (stage) => {
    stage.progress.step(`start: ${STARTS} starts on the same data`);
    const [cookie = ''] = stage.people(0, 1);
    const toListening: number[] = [];
    const toTick: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      // Another part of a second after it began, each time.
      await pause((start * 1000) / STARTS + 1000 - (Date.now() % 1000));
      const server = await stage.start('socket.io');
      toListening.push(Date.now() - server.launchedAtMs);
      toTick.push((await firstTick(server.port, cookie)) - server.launchedAtMs);
      await server.stop();
    }
    return findings({
      bars: [{ what: 'start to first tick', measured: median(toTick), atMost: 3_000, unit: 'ms' }],
      series: [
        { what: 'start until it listens', unit: 'ms', figures: toListening },
        { what: 'start to first tick', unit: 'ms', figures: toTick },
      ],
    });
  },
};
