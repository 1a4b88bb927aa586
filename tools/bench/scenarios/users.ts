import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

export const USERS: Scenario = {
  about: 'one server with a number of users',
  defaults: { connections: 1_000, zones: 8, seconds: 20, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 4,
  run: async (context, size) => findings({ runs: [await measureRun(context, size)] }),
};
