import type { ClientProgress } from '../clients/client-messages';

/** Prints the progress of a run: a line for each step and, on a terminal, a line that is updated within a step. */
export class Progress {
  step(text: string): void {
    this.clear();
    process.stderr.write(`${text}\n`);
  }

  show({ ticking, total }: ClientProgress): void {
    if (process.stderr.isTTY)
      process.stderr.write(`\r  ${ticking} of ${total} clients receive seconds \x1b[K`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
