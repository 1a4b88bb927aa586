import { setTimeout as pause } from 'node:timers/promises';
import { disperseCrowd, holdCrowd } from './hold-clients';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';
import type { Size } from './size';
import type { Stage } from './stage';
import type { Usage } from '../servers/usage';

const ROUNDS = 3;
/** V8 gives memory back some seconds after it has collected what was in it. */
const SETTLE_MS = 10_000;

/** What the second half of a crowd adds, in kB a connection. */
interface Slope {
  rssKb: number;
  /** The same as it is before the garbage is collected. */
  rssWithGarbageKb: number;
  heapKb: number;
}

/** What a connection takes: what the second half of a crowd adds, after a whole one has come and gone. */
export const MEMORY: Scenario = {
  about: 'memory a connection: RSS and JS heap from half a crowd to a whole one, three servers',
  defaults: { connections: 10_000, zones: 8, seconds: 1, kind: 'socket.io' },
  choices: ['connections', 'zones'],
  minutes: 12,
  run: async (stage, size) => {
    const slopes: Slope[] = [];
    for (let round = 0; round < ROUNDS; round += 1) slopes.push(await slopeOfOneServer(stage, size));
    const rss = slopes.map(({ rssKb }) => rssKb);
    const heap = slopes.map(({ heapKb }) => heapKb);
    const withGarbage = slopes.map(({ rssWithGarbageKb }) => rssWithGarbageKb);
    return findings({
      bars: [
        { what: 'RSS a connection', measured: median(rss), atMost: 16, unit: 'kB' },
        { what: 'JS heap a connection', measured: median(heap), atMost: 8, unit: 'kB' },
      ],
      series: [
        { what: 'RSS a connection', unit: 'kB', figures: rss },
        { what: 'RSS a connection, garbage and all', unit: 'kB', figures: withGarbage },
        { what: 'JS heap a connection', unit: 'kB', figures: heap },
      ],
    });
  },
};

async function slopeOfOneServer(stage: Stage, { connections, zones }: Size): Promise<Slope> {
  stage.progress.step(
    `memory: ${connections} connections come and go, then ${connections / 2} and ${connections / 2} come`,
  );
  const server = await stage.start('socket.io');
  await holdCrowd(stage, server, { cookies: stage.people(0, connections), zones });
  await disperseCrowd(stage, server);
  await server.usage('collected usage');
  await pause(SETTLE_MS);
  const half = Math.floor(connections / 2);
  const read = async () => {
    const asItIs = await server.usage();
    await server.usage('collected usage');
    await pause(SETTLE_MS);
    return { asItIs, collected: await server.usage('collected usage') };
  };
  await holdCrowd(stage, server, { cookies: stage.people(0, half), zones });
  const before = await read();
  await holdCrowd(stage, server, { cookies: stage.people(half, connections - half), zones, already: half });
  const after = await read();
  await stage.crowd.ask('disperse', null);
  await server.stop();
  const added = (figure: keyof Usage, state: keyof typeof before) =>
    (after[state][figure] - before[state][figure]) / (connections - half) / 1000;
  return {
    rssKb: added('rssBytes', 'collected'),
    rssWithGarbageKb: added('rssBytes', 'asItIs'),
    heapKb: added('heapBytes', 'collected'),
  };
}
