import { COST, LATENESS } from './against-bare';
import { CHURN } from './churn';
import { FULL } from './max-capacity';
import { MEMORY } from './memory';
import { ZONES } from './more-zones';
import { tableOf } from '../report/report';
import { RESTART } from './restart';
import { findings, type Scenario } from './scenario';
import { START } from './start';
import { REQUESTS } from './anonymous-requests';

const PARTS: readonly Scenario[] = [START, COST, ZONES, LATENESS, FULL, MEMORY, CHURN, RESTART, REQUESTS];

/** Everything that is promised, one after the other, each with its own size. */
export const BARS: Scenario = {
  about: 'every promise: all of the following, about half an hour',
  defaults: { connections: FULL.defaults.connections, zones: 8, seconds: 1, kind: 'socket.io' },
  choices: [],
  minutes: PARTS.reduce((sum, { minutes }) => sum + minutes, 0),
  run: async (stage) => {
    const all = findings({});
    for (const part of PARTS) {
      const found = await part.run(stage, part.defaults);
      // Told at once as well: it takes long, and something after it may fail.
      stage.progress.step(tableOf(found));
      all.runs.push(...found.runs);
      all.bars.push(...found.bars);
      all.series.push(...found.series);
    }
    return all;
  },
};
