const MICROSECONDS_PER_MS = 1_000;

/** The time since a start. */
export interface Elapsed {
  wallMs: number;
  /** An upper bound for the work of this thread: on a busy machine far less than the wall time. */
  workMs: number;
}

/** Starts measuring; the returned function gives the time since then. */
export type Stopwatch = () => () => Elapsed;

/**
 * Node 20 reports the CPU time of the whole process only, other threads included; both that and the elapsed time are upper
 * bounds for the work of this thread.
 */
export const startStopwatch: Stopwatch = () => {
  const startedMs = performance.now();
  const usedBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(usedBefore);
    const wallMs = performance.now() - startedMs;
    return { wallMs, workMs: Math.min(wallMs, (user + system) / MICROSECONDS_PER_MS) };
  };
};
