import type { ControlAnswer } from '../admin/control-protocol';

/** Prints what came of a command and ends with 0 or 1. */
export function report({ isDone, text }: ControlAnswer): void {
  (isDone ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = isDone ? 0 : 1;
}
