import { percentile } from '../report/percentile';

/** What a crowd saw of some seconds; times in milliseconds. */
export interface Sight {
  viewers: number;
  seconds: number;
  /** Frames with a second in them. */
  frames: number;
  /** Seconds that somebody did not see, summed over everybody; also when the connection was lost. */
  missed: number;
  /** Frames that showed somebody a second once more than they should. */
  doubled: number;
  /** How long after its beginning a second was seen. */
  latenessMs: { p50: number; p99: number; max: number };
  /** From the first who saw a second to the last. */
  spreadMs: { p50: number; max: number };
}

/** Notes which of some seconds each viewer of a crowd sees, how often and how late. */
export class SecondTally {
  /** By viewer and second: frames, and the lateness of the first. */
  private readonly counts: Uint16Array;
  private readonly latenessMs: Float64Array;

  /** @param framesEach frames a viewer gets for each second: more than one only where every zone has its own */
  constructor(
    private readonly viewers: number,
    private readonly firstSecond: number,
    private readonly seconds: number,
    private readonly framesEach = 1,
  ) {
    this.counts = new Uint16Array(viewers * seconds);
    this.latenessMs = new Float64Array(viewers * seconds).fill(Number.NaN);
  }

  /** Seconds outside of what is observed are nobody's concern. */
  see(viewer: number, utcMs: number, atMs: number): void {
    const column = utcMs / 1000 - this.firstSecond;
    if (column < 0 || column >= this.seconds) return;
    const cell = column * this.viewers + viewer;
    const count = this.counts[cell] ?? 0;
    if (count === 0) this.latenessMs[cell] = atMs - utcMs;
    this.counts[cell] = count + 1;
  }

  judge(): Sight {
    const sorted = this.latenessMs.filter((lateness) => !Number.isNaN(lateness)).sort();
    const spreads = this.spreadsMs();
    const sight = { frames: 0, missed: 0, doubled: 0 };
    for (const count of this.counts) {
      sight.frames += count;
      if (count === 0) sight.missed += 1;
      sight.doubled += Math.max(0, count - this.framesEach);
    }
    return {
      viewers: this.viewers,
      seconds: this.seconds,
      ...sight,
      latenessMs: { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: percentile(sorted, 1) },
      spreadMs: { p50: percentile(spreads, 0.5), max: percentile(spreads, 1) },
    };
  }

  /** Of each second that anybody saw, sorted. */
  private spreadsMs(): number[] {
    const spreads: number[] = [];
    for (let column = 0; column < this.seconds; column += 1) {
      const row = this.latenessMs.subarray(column * this.viewers, (column + 1) * this.viewers);
      const seen = row.filter((lateness) => !Number.isNaN(lateness)).sort();
      if (seen.length > 0) spreads.push(percentile(seen, 1) - (seen[0] ?? 0));
    }
    return spreads.sort((a, b) => a - b);
  }
}
