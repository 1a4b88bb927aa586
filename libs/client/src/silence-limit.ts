/** Aborts a signal when it has not been restarted for some time. */
export class SilenceLimit {
  private readonly abort = new AbortController();
  private timer: ReturnType<typeof setTimeout>;

  constructor(private readonly maxSilenceMs: number) {
    this.timer = this.started();
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  restart(): void {
    this.stop();
    this.timer = this.started();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private started(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.abort.abort(), this.maxSilenceMs);
  }
}
