interface ReceivedSecond {
  utcMs: number;
  /** When it was received, by this machine's clock. */
  atMs: number;
  /** The index among the viewer's successive connections. */
  connection: number;
}

/** What one viewer received in a period. */
export interface ViewerReport {
  /** Seconds not received although the connection was open. */
  missed: number;
  /** Seconds received again, or after a later one. */
  repeated: number;
  /** Number of lost connections. */
  losses: number;
  /** The longest time from the loss of a connection to the next second; infinite when there was none. */
  maxAbsenceMs: number;
  /** The longest time from the beginning of a second until it was received. */
  maxLatenessMs: number;
}

/** The seconds a viewer receives, across its successive connections. */
export class ReceivedSeconds {
  private readonly all: ReceivedSecond[] = [];
  private readonly lossesMs: number[] = [];

  record(utcMs: number): void {
    this.all.push({ utcMs, atMs: Date.now(), connection: this.lossesMs.length });
  }

  recordLoss(): void {
    this.lossesMs.push(Date.now());
  }

  get hasAny(): boolean {
    return this.all.length > 0;
  }

  /** The newest second received; `-Infinity` before the first. */
  get newestMs(): number {
    return this.all.reduce((newest, { utcMs }) => Math.max(newest, utcMs), -Infinity);
  }

  /** The time of the first arrival of each second received since an instant. */
  since(instantMs: number): Map<number, number> {
    const received = this.all.filter(({ atMs }) => atMs >= instantMs).reverse();
    return new Map(received.map(({ utcMs, atMs }) => [utcMs, atMs]));
  }

  /**
   * Evaluates the seconds that began between two instants, however late they were received. The second in progress at the start
   * belongs to the period before.
   */
  report(startMs: number, endMs: number): ViewerReport {
    const inProgressMs = wholeSecond(startMs);
    const received = this.all.filter(
      ({ utcMs, atMs }) => atMs >= startMs && utcMs < endMs && utcMs !== inProgressMs,
    );
    const losses = this.lossesMs.filter((atMs) => atMs >= startMs && atMs < endMs);
    const absences = losses.map((lostAtMs) => nextAfter(lostAtMs, received) - lostAtMs);
    return {
      ...this.gaps(received, startMs, endMs),
      losses: losses.length,
      maxAbsenceMs: Math.max(0, ...absences),
      maxLatenessMs: Math.max(0, ...received.map(({ atMs, utcMs }) => atMs - utcMs)),
    };
  }

  private gaps(
    received: readonly ReceivedSecond[],
    startMs: number,
    endMs: number,
  ): Pick<ViewerReport, 'missed' | 'repeated'> {
    const gaps = { missed: 0, repeated: 0 };
    let previous = { utcMs: wholeSecond(startMs), connection: this.connectionAt(startMs) };
    for (const each of received) {
      const seconds = (each.utcMs - previous.utcMs) / 1000;
      if (seconds < 1) gaps.repeated += 1;
      else if (each.connection === previous.connection) gaps.missed += seconds - 1;
      previous = each;
    }
    const isOpen = previous.connection === this.connectionAt(endMs);
    if (isOpen) gaps.missed += (wholeSecond(endMs) - previous.utcMs) / 1000;
    return gaps;
  }

  private connectionAt(instantMs: number): number {
    return this.lossesMs.filter((lostAtMs) => lostAtMs < instantMs).length;
  }
}

function wholeSecond(instantMs: number): number {
  return Math.floor(instantMs / 1000) * 1000;
}

function nextAfter(lostAtMs: number, received: readonly ReceivedSecond[]): number {
  return received.find(({ atMs }) => atMs >= lostAtMs)?.atMs ?? Infinity;
}
