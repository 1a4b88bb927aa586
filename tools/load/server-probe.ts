/** Loaded into a measured server before anything else: answers what only the process itself can tell. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Usage } from './usage';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is asked: figures as they are, or after all garbage has been collected. */
export type ProbeRequest = 'usage' | 'collected usage';

process.on('message', (request: ProbeRequest) => {
  if (request === 'collected usage') {
    // Twice: what the first finds dead may have held something that only then can go.
    collectGarbage();
    collectGarbage();
  }
  process.send?.(usage());
});
// Nobody is left behind when the one who measures is killed.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone keeps no server alive.
process.channel?.unref();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
}
