import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

const KINDS = ['bare', 'naive', 'socket.io', 'plain'] as const;

/** Both faces of the program, and what they are compared with, one after the other. */
export const QUICK: Scenario = {
  about: 'both faces of the program, a bare ws server and a naive Socket.IO server (the default)',
  defaults: { connections: 1_000, zones: 8, seconds: 8, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds'],
  minutes: 8,
  run: async (stage, size) => {
    const { runs } = findings({});
    for (const kind of KINDS) runs.push(await measureRun(stage, { ...size, kind }));
    return findings({ runs });
  },
};
