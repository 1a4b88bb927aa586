/**
 * Lets time pass faster in a process or on a page: clocks, timeouts and intervals. A page receives the text of this function, so it
 * uses nothing but globals.
 */
export function speedUp(factor: number): void {
  const scope = globalThis;
  const { setTimeout: wait, setInterval: repeat, Date: RealDate, performance: stopwatch } = scope;
  const measured = stopwatch.now.bind(stopwatch);
  const [startMs, startedMs] = [RealDate.now(), measured()];
  const elapsedMs = () => (measured() - startedMs) * factor;
  const nowMs = () => Math.floor(startMs + elapsedMs());
  class FastDate extends RealDate {
    static override now(): number {
      return nowMs();
    }

    constructor(...parts: [] | ConstructorParameters<DateConstructor>) {
      super(...((parts.length === 0 ? [nowMs()] : parts) as [number]));
    }
  }
  const faster =
    (start: typeof wait | typeof repeat) =>
    (run: () => void, ms = 0, ...rest: []) =>
      start(run, ms / factor, ...rest);
  stopwatch.now = () => startedMs + elapsedMs();
  Object.assign(scope, { Date: FastDate, setTimeout: faster(wait), setInterval: faster(repeat) });
}
