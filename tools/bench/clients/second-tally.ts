import { percentile } from '../report/percentile';

/** What some clients received of some seconds; times in milliseconds. */
export interface TallyReport {
  clients: number;
  seconds: number;
  /** Frames that contain a second. */
  frames: number;
  /** Seconds a client did not receive, summed over all clients; a lost connection counts as well. */
  missed: number;
  /** Frames beyond the expected number for a client and second. */
  doubled: number;
  /** From the beginning of a second until a client received it. */
  latenessMs: { p50: number; p99: number; max: number };
  /** From the first client that received a second to the last. */
  spreadMs: { p50: number; max: number };
}

/** Counts which of some seconds each client receives, how often and how late. */
export class SecondTally {
  /** Frames by client and second, and the lateness of the first one. */
  private readonly counts: Uint16Array;
  private readonly latenessMs: Float64Array;

  /** @param framesEach expected frames per client and second: more than one only where each zone has its own frame */
  constructor(
    private readonly clients: number,
    private readonly firstSecond: number,
    private readonly seconds: number,
    private readonly framesEach = 1,
  ) {
    this.counts = new Uint16Array(clients * seconds);
    this.latenessMs = new Float64Array(clients * seconds).fill(Number.NaN);
  }

  /** Seconds outside the observed period are ignored. */
  record(client: number, utcMs: number, atMs: number): void {
    const column = utcMs / 1000 - this.firstSecond;
    if (column < 0 || column >= this.seconds) return;
    const cell = column * this.clients + client;
    const count = this.counts[cell] ?? 0;
    if (count === 0) this.latenessMs[cell] = atMs - utcMs;
    this.counts[cell] = count + 1;
  }

  report(): TallyReport {
    const sorted = this.latenessMs.filter((lateness) => !Number.isNaN(lateness)).sort();
    const spreads = this.spreadsMs();
    const totals = { frames: 0, missed: 0, doubled: 0 };
    for (const count of this.counts) {
      totals.frames += count;
      if (count === 0) totals.missed += 1;
      totals.doubled += Math.max(0, count - this.framesEach);
    }
    return {
      clients: this.clients,
      seconds: this.seconds,
      ...totals,
      latenessMs: { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: percentile(sorted, 1) },
      spreadMs: { p50: percentile(spreads, 0.5), max: percentile(spreads, 1) },
    };
  }

  /** The spread of each second that any client received, sorted. */
  private spreadsMs(): number[] {
    const spreads: number[] = [];
    for (let column = 0; column < this.seconds; column += 1) {
      const row = this.latenessMs.subarray(column * this.clients, (column + 1) * this.clients);
      const received = row.filter((lateness) => !Number.isNaN(lateness)).sort();
      if (received.length > 0) spreads.push(percentile(received, 1) - (received[0] ?? 0));
    }
    return spreads.sort((a, b) => a - b);
  }
}
