const DAY_MS = 24 * 3_600_000;

/**
 * Runs a task now and once a day. The timer does not keep the process alive.
 * @param failed is told what the task threw; the next day tries again
 * @returns ends it
 */
export function daily(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  const run = (): void => void task().catch(failed);
  run();
  const timer = setInterval(run, DAY_MS).unref();
  return () => clearInterval(timer);
}
