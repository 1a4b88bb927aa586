/** Counts passed and failed checks, and continues after a failure so that one run shows all of them. */
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

/** @throws Error with both values when they differ */
export function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} instead of ${right}`);
}

/** @throws Error with the message when the condition is false */
export function holds(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}
