import { COST, LATENESS } from './against-bare';
import { BARS } from './slos';
import { CHURN } from './churn';
import { FULL } from './max-capacity';
import { MEMORY } from './memory';
import { ZONES } from './more-zones';
import { PEOPLE } from './users';
import { QUICK } from './quick';
import { RESTART } from './restart';
import type { Scenario } from './scenario';
import { NODES_TOGETHER } from './several-nodes';
import { START } from './start';
import { REQUESTS } from './anonymous-requests';

/** By the name that is given on the command line; the first is taken when none is given. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  quick: QUICK,
  people: PEOPLE,
  bars: BARS,
  start: START,
  cost: COST,
  zones: ZONES,
  lateness: LATENESS,
  full: FULL,
  memory: MEMORY,
  churn: CHURN,
  restart: RESTART,
  requests: REQUESTS,
  nodes: NODES_TOGETHER,
};
