import { MS_PER_DAY } from '@live-tz/wall-clock';

/**
 * Runs a task now and once a day. The timer does not keep the process alive.
 * @param failed called with what the task threw; the task runs again the next day
 * @returns a function that stops it
 */
export function daily(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  const run = (): void => void task().catch(failed);
  run();
  const timer = setInterval(run, MS_PER_DAY).unref();
  return () => clearInterval(timer);
}
