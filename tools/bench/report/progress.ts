/** Tells how far a run is: whole lines for each step, and on a terminal a line that changes within a step. */
export class Progress {
  step(text: string): void {
    this.clear();
    process.stderr.write(`${text}\n`);
  }

  show({ ticking, asked }: { ticking: number; asked: number }): void {
    if (process.stderr.isTTY) process.stderr.write(`\r  ${ticking} of ${asked} see the seconds \x1b[K`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
