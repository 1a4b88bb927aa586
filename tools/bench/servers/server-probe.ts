/** Preloaded into a measured server, for figures that only the process itself can read. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Usage } from './usage';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * The usage as it is, after a garbage collection, or with the longest turn of the event loop since `watch turns`.
 */
export type ProbeRequest = 'usage' | 'collected usage' | 'watch turns' | 'usage with longest turn';

process.on('message', (request: ProbeRequest) => {
  if (request === 'collected usage') {
    // Twice, because the finalizers of the first collection may release more.
    collectGarbage();
    collectGarbage();
  }
  if (request === 'watch turns') watchTurns();
  process.send?.({ ...usage(), longestTurnMs: request === 'usage with longest turn' ? longestTurnMs() : 0 });
});
// No orphan is left behind when the bench is killed.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel must not keep a server alive that has closed everything else.
process.channel?.unref();

let watching: NodeJS.Immediate | undefined;
let longestMs = 0;

/**
 * Measures the CPU time of each turn of the event loop instead of its duration, which on a busy machine includes the wait for
 * the CPU. While it runs, turns follow each other without a pause.
 */
function watchTurns(): void {
  longestMs = 0;
  let [startedMs, usedBefore] = [performance.now(), process.cpuUsage()];
  const turn = (): void => {
    const { user, system } = process.cpuUsage(usedBefore);
    longestMs = Math.max(longestMs, Math.min(performance.now() - startedMs, (user + system) / 1000));
    [startedMs, usedBefore] = [performance.now(), process.cpuUsage()];
    watching = setImmediate(turn);
  };
  watching = setImmediate(turn);
}

function longestTurnMs(): number {
  clearImmediate(watching);
  return longestMs;
}

function usage(): Omit<Usage, 'longestTurnMs'> {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
}
