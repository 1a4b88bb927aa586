import { ServerClock } from '@live-tz/wall-clock';
import type { Http } from './http.js';
import type { components } from './openapi.js';
import type { ServerTime, ServerTimeEstimate } from './types.js';

/** Requests of a measurement, one after the other: the first includes the time to connect, and the fastest one counts. */
const SAMPLES = 5;
/** Between two measurements that ticks have caused. */
const MIN_REPEAT_AFTER_MS = 5_000;

type Meta = components['schemas']['MetaResponse'];

/** Measures the server's time by requests, and lets the ticks of a stream confirm it. */
export class MeasuredTime implements ServerTime {
  private readonly clock = new ServerClock(() => performance.now());
  private running: Promise<ServerTimeEstimate> | null = null;
  private measuredAtMs = -Infinity;

  constructor(private readonly http: Http) {}

  measure(): Promise<ServerTimeEstimate> {
    this.running ??= this.takeSamples().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  now(): ServerTimeEstimate | null {
    const utcMs = this.clock.nowMs();
    return utcMs === null ? null : { utcMs, boundMs: this.clock.boundMs() };
  }

  /** Confirms or raises the estimate by a tick that has just arrived; measures again if the two contradict. */
  acceptTick(utcMs: number): void {
    const isMeasured = this.measuredAtMs > -Infinity;
    const verdict = this.clock.acceptTick(utcMs);
    if (!isMeasured || verdict === 'plausible') return;
    if (performance.now() - this.measuredAtMs < MIN_REPEAT_AFTER_MS) return;
    // The ticks go on without a measurement, and the next contradiction causes another one.
    this.measure().catch(() => undefined);
  }

  private async takeSamples(): Promise<ServerTimeEstimate> {
    this.measuredAtMs = performance.now();
    let failure: unknown = null;
    for (let taken = 0; taken < SAMPLES; taken += 1) {
      try {
        await this.takeSample();
      } catch (error) {
        failure = error;
      }
    }
    const estimate = this.now();
    if (estimate === null || estimate.boundMs === null) throw failure;
    return estimate;
  }

  private async takeSample(): Promise<void> {
    const sentAtMs = performance.now();
    const { serverMs } = await this.http.getJson<Meta>('/api/v1/meta');
    // The time that the server takes to answer counts as part of the round trip, so that the bound is wide rather than wrong.
    this.clock.accept({ sentAtMs, receivedMs: serverMs, sentMs: serverMs, answeredAtMs: performance.now() });
  }
}
