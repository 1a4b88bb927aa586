/** Counts what holds and what does not, and goes on: one run shows all there is to mend. */
export class Checks {
  private passed = 0;
  private failed = 0;

  get hasFailed(): boolean {
    return this.failed > 0;
  }

  /** @param check throws, or resolves to a figure to be printed */
  async check(name: string, check: () => unknown): Promise<void> {
    const startMs = performance.now();
    try {
      const figure = await check();
      this.passed += 1;
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      process.stdout.write(
        `ok      ${name}${figure === undefined ? '' : `: ${String(figure)}`} (${seconds} s)\n`,
      );
    } catch (error) {
      this.failed += 1;
      process.stdout.write(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }

  report(): void {
    process.stdout.write(`\n${this.passed} passed, ${this.failed} failed\n`);
  }
}

/** @throws with both values when they differ */
export function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} in place of ${right}`);
}

/** @throws with a sentence when something does not hold */
export function holds(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}
