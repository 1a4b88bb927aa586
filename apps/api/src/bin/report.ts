import type { ControlAnswer } from '../admin/control-protocol';

/** Prints the result of a command and sets the exit code to 0 or 1. */
export function report({ isDone, text }: ControlAnswer): void {
  (isDone ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = isDone ? 0 : 1;
}
