/** Loaded into a measured server before anything else: answers what only the process itself can tell. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Usage } from './usage';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * What is asked: figures as they are, after all garbage has been collected, or with the longest turn of the event loop since
 * `watch turns`.
 */
export type ProbeRequest = 'usage' | 'collected usage' | 'watch turns' | 'usage with longest turn';

process.on('message', (request: ProbeRequest) => {
  if (request === 'collected usage') {
    // Twice: what the first finds dead may have held something that only then can go.
    collectGarbage();
    collectGarbage();
  }
  if (request === 'watch turns') watchTurns();
  process.send?.({ ...usage(), longestTurnMs: request === 'usage with longest turn' ? longestTurnMs() : 0 });
});
// Nobody is left behind when the one who measures is killed.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone keeps no server alive.
process.channel?.unref();

let watching: NodeJS.Immediate | undefined;
let longestMs = 0;

/**
 * Counts what each turn of the event loop works, not how long it takes: on a machine that is busy with other things that
 * would be how long it waits for the CPU. Turns follow each other without a pause for as long as this goes on.
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
