import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MS_PER_SECOND, startOf } from '@live-tz/wall-clock';
import type { Histogram } from 'prom-client';
import { ClusterClock } from '../cluster/cluster-clock';
import { SystemClock } from '../config/system-clock';
import { Metrics } from '../monitoring/metrics';
import { ClockHealth } from './clock-health';

/** Buckets from a timer on an idle machine to a delay that users notice. */
const LATENESS_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];

/** The metrics of this node's clock, for `/metrics`. */
@Injectable()
export class ClockMetrics implements OnModuleInit {
  private readonly lateness: Histogram;
  private readonly spread: Histogram;

  constructor(
    private readonly metrics: Metrics,
    private readonly health: ClockHealth,
    private readonly clock: SystemClock,
  ) {
    this.lateness = metrics.histogram(
      'livetz_tick_lateness_seconds',
      'Delay between the beginning of a second and its display',
      LATENESS_SECONDS,
    );
    this.spread = metrics.histogram(
      'livetz_tick_spread_seconds',
      'Time to write a second to all connections of this node',
      LATENESS_SECONDS,
    );
  }

  onModuleInit(): void {
    this.countConnections();
    this.countSeconds();
    if (this.clock instanceof ClusterClock) this.compareClocks(this.clock);
  }

  /** Records a second that has been written to all connections. */
  observe(latenessMs: number, spreadMs: number): void {
    this.lateness.observe(latenessMs / MS_PER_SECOND);
    this.spread.observe(spreadMs / MS_PER_SECOND);
  }

  private countConnections(): void {
    this.metrics.gauge(
      'livetz_connections',
      'Open live connections by protocol: socket.io, plain (WebSocket), events (Server-Sent Events)',
      ['face'],
      (gauge) => {
        const { connections } = this.health.report();
        gauge.set({ face: 'socket.io' }, connections.socketIo);
        gauge.set({ face: 'plain' }, connections.plain);
        gauge.set({ face: 'events' }, connections.events);
      },
    );
    this.metrics.counter(
      'livetz_dropped_readers_total',
      'Clients disconnected because they did not read',
      [],
      () => [[{}, this.health.report().droppedSubscribers]],
    );
  }

  private compareClocks(clock: ClusterClock): void {
    const name = 'livetz_clock_offset_seconds';
    this.metrics.gauge(name, "Difference between cluster time and the host's clock", [], (gauge) =>
      gauge.set(clock.snapshot().offsetMs / MS_PER_SECOND),
    );
    this.metrics.gauge(
      'livetz_clock_offset_bound_seconds',
      'Maximum error of livetz_clock_offset_seconds; NaN before the first measurement',
      [],
      (gauge) => gauge.set((clock.snapshot().boundMs ?? Number.NaN) / MS_PER_SECOND),
    );
    this.metrics.counter(
      'livetz_clock_steps_total',
      'Corrections of the clock that were too large for a slew',
      [],
      () => [[{}, clock.snapshot().steps]],
    );
  }

  private countSeconds(): void {
    this.metrics.gauge(
      'livetz_last_second_age_seconds',
      'Time since the last second that this node showed began; NaN before the first',
      [],
      (gauge) => {
        const { lastSecond } = this.health.report();
        const ageMs = lastSecond === null ? Number.NaN : this.clock.nowMs() - startOf(lastSecond);
        gauge.set(ageMs / MS_PER_SECOND);
      },
    );
    this.metrics.counter(
      'livetz_seconds_total',
      'Seconds that this node showed (confirmed or unannounced by the cluster) or skipped',
      ['how'],
      () => {
        const { shownSeconds, degradedSeconds, skippedSeconds } = this.health.report();
        return [
          [{ how: 'confirmed' }, shownSeconds - degradedSeconds],
          [{ how: 'unannounced' }, degradedSeconds],
          [{ how: 'skipped' }, skippedSeconds],
        ];
      },
    );
    this.metrics.counter(
      'livetz_announcements_total',
      'Announcements of seconds that this node received, by what it did with them',
      ['verdict'],
      () =>
        Object.entries(this.health.report().announcements).map(([verdict, count]) => [{ verdict }, count]),
    );
  }
}
