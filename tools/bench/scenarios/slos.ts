import { REQUESTS } from './anonymous-requests';
import { CHURN } from './churn';
import { COST, LATENESS, STREAM } from './compare-pairs';
import { MAX_CAPACITY } from './max-capacity';
import { MEMORY } from './memory';
import { ZONES } from './more-zones';
import { formatFindings } from '../report/report';
import { RESTART } from './restart';
import { findings, type Scenario } from './scenario';
import { START } from './start';

const SCENARIOS_WITH_SLOS: readonly Scenario[] = [
  START,
  COST,
  STREAM,
  ZONES,
  LATENESS,
  MAX_CAPACITY,
  MEMORY,
  CHURN,
  RESTART,
  REQUESTS,
];

/** Every scenario with an objective, one after the other, each with its default size. */
export const SLOS: Scenario = {
  about: 'every objective: all of the following, about three quarters of an hour',
  defaults: { connections: MAX_CAPACITY.defaults.connections, zones: 8, seconds: 1, kind: 'socket.io' },
  options: [],
  maxMinutes: SCENARIOS_WITH_SLOS.reduce((sum, { maxMinutes }) => sum + maxMinutes, 0),
  run: async (context) => {
    const all = findings({});
    for (const scenario of SCENARIOS_WITH_SLOS) {
      const found = await scenario.run(context, scenario.defaults);
      // Printed at once as well: a later scenario may fail and lose the results so far.
      context.progress.step(formatFindings(found));
      all.runs.push(...found.runs);
      all.slos.push(...found.slos);
      all.series.push(...found.series);
    }
    return all;
  },
};
