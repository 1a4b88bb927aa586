import { REQUESTS } from './anonymous-requests';
import { CHURN } from './churn';
import { COST, LATENESS, STREAM } from './compare-pairs';
import { MAX_CAPACITY } from './max-capacity';
import { MEMORY } from './memory';
import { ZONES } from './more-zones';
import { PAGE } from './page';
import { QUICK } from './quick';
import { REST } from './rest';
import { RESTART } from './restart';
import type { Scenario } from './scenario';
import { NODES } from './several-nodes';
import { SLOS } from './slos';
import { START } from './start';
import { USERS } from './users';
import { WALL } from './wall';

/** By their names on the command line; the first one is the default. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  quick: QUICK,
  users: USERS,
  slos: SLOS,
  start: START,
  rest: REST,
  page: PAGE,
  wall: WALL,
  cost: COST,
  stream: STREAM,
  zones: ZONES,
  lateness: LATENESS,
  'max-capacity': MAX_CAPACITY,
  memory: MEMORY,
  churn: CHURN,
  restart: RESTART,
  requests: REQUESTS,
  nodes: NODES,
};
