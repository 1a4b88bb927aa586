import { connectClients, disconnectClients } from './connect-clients';
import { findings, type Scenario } from './scenario';

/** 50,000 connects and disconnects with the default size, measured after every 10,000. */
const ROUNDS = 25;
const ROUNDS_PER_MEASUREMENT = 5;
const MEGABYTE = 1e6;

/** Whether the server retains memory for connections that are closed. */
export const CHURN: Scenario = {
  about: 'memory after 25 rounds of connects and disconnects, 50,000 connections in all',
  defaults: { connections: 2_000, zones: 8, seconds: 1, kind: 'socket.io' },
  options: ['connections', 'zones'],
  maxMinutes: 8,
  run: async (context, { connections, zones }) => {
    context.progress.step(`churn: ${ROUNDS} rounds of ${connections} connects and disconnects`);
    const server = await context.start('socket.io');
    const heap: number[] = [];
    const rss: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      await connectClients(context, server, { cookies: context.cookiesOf(0, connections), zones });
      await disconnectClients(context, server);
      if (round % ROUNDS_PER_MEASUREMENT !== 0) continue;
      const { heapBytes, rssBytes } = await server.usage('collected usage');
      heap.push(heapBytes / MEGABYTE);
      rss.push(rssBytes / MEGABYTE);
    }
    await server.stop();
    const growth = ([first = Number.NaN, ...more]: readonly number[]) => (more.at(-1) ?? Number.NaN) - first;
    const each = ROUNDS_PER_MEASUREMENT * connections;
    const span = `from ${each} to ${ROUNDS * connections} connects and disconnects`;
    return findings({
      slos: [
        { what: `JS heap added ${span}`, measured: growth(heap), max: 1, unit: 'MB' },
        { what: `RSS added ${span}`, measured: growth(rss), max: 10, unit: 'MB' },
      ],
      series: [
        { what: `JS heap after each ${each}`, unit: 'MB', figures: heap },
        { what: `RSS after each ${each}`, unit: 'MB', figures: rss },
      ],
    });
  },
};
