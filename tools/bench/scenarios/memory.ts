import { setTimeout as pause } from 'node:timers/promises';
import { connectClients, disconnectClients } from './connect-clients';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';
import type { Size } from './size';
import { UNTRIMMED_CONNECTIONS } from '../servers/programs';
import type { Usage } from '../servers/usage';

const ROUNDS = 3;
/** V8 returns memory to the system some seconds after a garbage collection. */
const SETTLE_MS = 10_000;

/** What the second half of the clients adds, in kB per connection. */
interface Slope {
  rssKb: number;
  /** Before the garbage is collected. */
  rssWithGarbageKb: number;
  heapKb: number;
}

/** The memory of a connection: what the second half of the clients adds, once all of them have been there before. */
export const MEMORY: Scenario = {
  about:
    'memory per connection: RSS and JS heap that the second half of the clients adds, three servers, and one without connection-memory.ts',
  defaults: { connections: 10_000, zones: 8, seconds: 1, kind: 'socket.io' },
  options: ['connections', 'zones'],
  maxMinutes: 16,
  run: async (context, size) => {
    const slopes: Slope[] = [];
    for (let round = 0; round < ROUNDS; round += 1) slopes.push(await slopeOfOneServer(context, size));
    const untrimmed = await slopeOfOneServer(context, size, {
      NODE_OPTIONS: `--require ${UNTRIMMED_CONNECTIONS}`,
    });
    const rss = slopes.map(({ rssKb }) => rssKb);
    const heap = slopes.map(({ heapKb }) => heapKb);
    const withGarbage = slopes.map(({ rssWithGarbageKb }) => rssWithGarbageKb);
    return findings({
      slos: [
        { what: 'RSS per connection', measured: median(rss), max: 16, unit: 'kB' },
        { what: 'JS heap per connection', measured: median(heap), max: 8, unit: 'kB' },
      ],
      series: [
        { what: 'RSS per connection', unit: 'kB', figures: rss },
        { what: 'RSS per connection, garbage included', unit: 'kB', figures: withGarbage },
        { what: 'JS heap per connection', unit: 'kB', figures: heap },
        { what: 'RSS per connection without connection-memory.ts', unit: 'kB', figures: [untrimmed.rssKb] },
        {
          what: 'JS heap per connection without connection-memory.ts',
          unit: 'kB',
          figures: [untrimmed.heapKb],
        },
      ],
    });
  },
};

async function slopeOfOneServer(
  context: ScenarioContext,
  { connections, zones }: Size,
  env: Record<string, string> = {},
): Promise<Slope> {
  const half = Math.floor(connections / 2);
  context.progress.step(
    `memory: ${connections} clients connect and disconnect, then ${half} and ${connections - half} connect`,
  );
  const server = await context.start('socket.io', undefined, env);
  await connectClients(context, server, { cookies: context.cookiesOf(0, connections), zones });
  await disconnectClients(context, server);
  await server.usage('collected usage');
  await pause(SETTLE_MS);
  const measure = async () => {
    const uncollected = await server.usage();
    await server.usage('collected usage');
    await pause(SETTLE_MS);
    return { uncollected, collected: await server.usage('collected usage') };
  };
  await connectClients(context, server, { cookies: context.cookiesOf(0, half), zones });
  const before = await measure();
  await connectClients(context, server, {
    cookies: context.cookiesOf(half, connections - half),
    zones,
    connected: half,
  });
  const after = await measure();
  await context.clients.request('disconnect', null);
  await server.stop();
  const added = (figure: keyof Usage, state: keyof typeof before) =>
    (after[state][figure] - before[state][figure]) / (connections - half) / 1000;
  return {
    rssKb: added('rssBytes', 'collected'),
    rssWithGarbageKb: added('rssBytes', 'uncollected'),
    heapKb: added('heapBytes', 'collected'),
  };
}
