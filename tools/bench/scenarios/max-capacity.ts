import { measureRun } from './measure-run';
import { findings, type Scenario } from './scenario';

/** As many people as one process may have, with many zones each: nobody misses a second or sees one twice. */
export const FULL: Scenario = {
  about: 'as many people as one process may have, with 50 zones each',
  defaults: { connections: 19_000, zones: 50, seconds: 60, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds', 'kind'],
  minutes: 7,
  run: async (stage, size) => {
    const run = await measureRun(stage, size);
    const { viewers, missed, doubled } = run.window;
    const crowd = `${size.connections} × ${size.zones} for ${size.seconds} s`;
    return findings({
      runs: [run],
      bars: [
        {
          what: `${crowd}: people without seconds`,
          measured: size.connections - viewers,
          atMost: 0,
          unit: 'people',
        },
        { what: `${crowd}: seconds missed`, measured: missed, atMost: 0, unit: 'seconds' },
        { what: `${crowd}: seconds doubled`, measured: doubled, atMost: 0, unit: 'seconds' },
      ],
    });
  },
};
