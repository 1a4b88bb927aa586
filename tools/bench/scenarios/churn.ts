import { disperseCrowd, holdCrowd } from './hold-clients';
import { findings, type Scenario } from './scenario';

/** With the default size these are 50,000 connects and disconnects, looked at after each 10,000. */
const WAVES = 25;
const LOOK_EVERY = 5;
const MEGABYTE = 1e6;

/** Whether anything is kept of those who have gone. */
export const CHURN: Scenario = {
  about: 'memory after 25 crowds have come and gone, 50,000 connections in all',
  defaults: { connections: 2_000, zones: 8, seconds: 1, kind: 'socket.io' },
  choices: ['connections', 'zones'],
  minutes: 8,
  run: async (stage, { connections, zones }) => {
    stage.progress.step(`churn: ${WAVES} × ${connections} connections come and go`);
    const server = await stage.start('socket.io');
    const heap: number[] = [];
    const rss: number[] = [];
    for (let wave = 1; wave <= WAVES; wave += 1) {
      await holdCrowd(stage, server, { cookies: stage.people(0, connections), zones });
      await disperseCrowd(stage, server);
      if (wave % LOOK_EVERY !== 0) continue;
      const { heapBytes, rssBytes } = await server.usage('collected usage');
      heap.push(heapBytes / MEGABYTE);
      rss.push(rssBytes / MEGABYTE);
    }
    await server.stop();
    const growth = ([first = Number.NaN, ...more]: readonly number[]) => (more.at(-1) ?? Number.NaN) - first;
    const since = `from ${LOOK_EVERY * connections} to ${WAVES * connections} connects and disconnects`;
    return findings({
      bars: [
        { what: `JS heap added ${since}`, measured: growth(heap), atMost: 1, unit: 'MB' },
        { what: `RSS added ${since}`, measured: growth(rss), atMost: 10, unit: 'MB' },
      ],
      series: [
        { what: `JS heap after each ${LOOK_EVERY * connections}`, unit: 'MB', figures: heap },
        { what: `RSS after each ${LOOK_EVERY * connections}`, unit: 'MB', figures: rss },
      ],
    });
  },
};
