/** What has passed since a beginning. */
export interface Elapsed {
  wallMs: number;
  /** What this thread has worked at most: on a machine that is busy with other things far less than has passed. */
  workMs: number;
}

/** Begins to measure; the function that it gives tells what has passed since. */
export type Stopwatch = () => () => Elapsed;

/**
 * Node 20 tells the CPU time of the whole process only, other threads included; neither that nor the time that has passed is
 * less than what this thread has worked.
 */
export const startStopwatch: Stopwatch = () => {
  const startedMs = performance.now();
  const usedBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(usedBefore);
    const wallMs = performance.now() - startedMs;
    return { wallMs, workMs: Math.min(wallMs, (user + system) / 1000) };
  };
};
