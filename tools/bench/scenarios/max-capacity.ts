import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

/** The maximum of clients one process supports, with many zones each: none misses a second or sees one twice. */
export const MAX_CAPACITY: Scenario = {
  about: 'the maximum of clients one process supports, with 50 zones each',
  defaults: { connections: 19_000, zones: 50, seconds: 60, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 7,
  run: async (context, size) => {
    const run = await measureRun(context, size);
    const { clients, missed, doubled } = run.window;
    const load = `${size.connections} × ${size.zones} for ${size.seconds} s`;
    return findings({
      runs: [run],
      slos: [
        {
          what: `${load}: clients without seconds`,
          measured: size.connections - clients,
          max: 0,
          unit: 'clients',
        },
        { what: `${load}: seconds missed`, measured: missed, max: 0, unit: 'seconds' },
        { what: `${load}: seconds doubled`, measured: doubled, max: 0, unit: 'seconds' },
      ],
    });
  },
};
