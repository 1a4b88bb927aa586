import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

/** One crowd at one server. */
export const PEOPLE: Scenario = {
  about: 'one server under one crowd',
  defaults: { connections: 1_000, zones: 8, seconds: 20, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds', 'kind'],
  minutes: 4,
  run: async (stage, size) => findings({ runs: [await measureRun(stage, size)] }),
};
