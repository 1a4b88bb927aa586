import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

const KINDS = ['bare', 'naive', 'socket.io', 'plain'] as const;

/** Both protocols of the program and the two servers it is compared with, one after the other. */
export const QUICK: Scenario = {
  about: 'both protocols of the program, a bare ws server and a naive Socket.IO server (the default)',
  defaults: { connections: 1_000, zones: 8, seconds: 8, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds'],
  maxMinutes: 8,
  run: async (context, size) => {
    const { runs } = findings({});
    for (const kind of KINDS) runs.push(await measureRun(context, { ...size, kind }));
    return findings({ runs });
  },
};
