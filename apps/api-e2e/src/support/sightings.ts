/** A second that somebody saw. */
interface Sighting {
  utcMs: number;
  /** When it was seen, by this machine's clock. */
  atMs: number;
  /** On which of this viewer's connections, one after the other. */
  connection: number;
}

/** What one viewer saw of a time. */
export interface Judgement {
  /** Seconds not seen, although the connection stayed. */
  missed: number;
  /** Seconds seen again, or after a later one. */
  repeated: number;
  /** How often the connection was lost. */
  losses: number;
  /** The longest time from the loss of a connection to the next second seen; infinite when there was none. */
  longestAbsenceMs: number;
  /** The longest time from the beginning of a second until it was seen. */
  latestMs: number;
}

/** Every second one viewer sees, over all connections it has one after the other. */
export class Sightings {
  private readonly all: Sighting[] = [];
  private readonly lossesMs: number[] = [];

  see(utcMs: number): void {
    this.all.push({ utcMs, atMs: Date.now(), connection: this.lossesMs.length });
  }

  loseConnection(): void {
    this.lossesMs.push(Date.now());
  }

  get hasSeen(): boolean {
    return this.all.length > 0;
  }

  /** The newest second that was seen, or nothing before the first. */
  get newestMs(): number {
    return this.all.reduce((newest, { utcMs }) => Math.max(newest, utcMs), -Infinity);
  }

  /** When each second was seen for the first time, of those seen from an instant on. */
  since(instantMs: number): Map<number, number> {
    const seen = this.all.filter(({ atMs }) => atMs >= instantMs).reverse();
    return new Map(seen.map(({ utcMs, atMs }) => [utcMs, atMs]));
  }

  /**
   * Judges the seconds that began between two instants, however late they were seen. The one under way at the start
   * belongs to what was before.
   */
  judge(startMs: number, endMs: number): Judgement {
    const underWayMs = wholeSecond(startMs);
    const seen = this.all.filter(
      ({ utcMs, atMs }) => atMs >= startMs && utcMs < endMs && utcMs !== underWayMs,
    );
    const losses = this.lossesMs.filter((atMs) => atMs >= startMs && atMs < endMs);
    const absences = losses.map((lostAtMs) => backAfter(lostAtMs, seen) - lostAtMs);
    return {
      ...this.gaps(seen, startMs, endMs),
      losses: losses.length,
      longestAbsenceMs: Math.max(0, ...absences),
      latestMs: Math.max(0, ...seen.map(({ atMs, utcMs }) => atMs - utcMs)),
    };
  }

  private gaps(
    seen: readonly Sighting[],
    startMs: number,
    endMs: number,
  ): Pick<Judgement, 'missed' | 'repeated'> {
    const gaps = { missed: 0, repeated: 0 };
    let previous = { utcMs: wholeSecond(startMs), connection: this.connectionAt(startMs) };
    for (const each of seen) {
      const seconds = (each.utcMs - previous.utcMs) / 1000;
      if (seconds < 1) gaps.repeated += 1;
      else if (each.connection === previous.connection) gaps.missed += seconds - 1;
      previous = each;
    }
    const isStillOpen = previous.connection === this.connectionAt(endMs);
    if (isStillOpen) gaps.missed += (wholeSecond(endMs) - previous.utcMs) / 1000;
    return gaps;
  }

  private connectionAt(instantMs: number): number {
    return this.lossesMs.filter((lostAtMs) => lostAtMs < instantMs).length;
  }
}

function wholeSecond(instantMs: number): number {
  return Math.floor(instantMs / 1000) * 1000;
}

function backAfter(lostAtMs: number, seen: readonly Sighting[]): number {
  return seen.find(({ atMs }) => atMs >= lostAtMs)?.atMs ?? Infinity;
}
