import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { LiveSessions } from '../sessions/live-sessions';
import { ZoneDataWatch } from '../timezones/zone-data-watch';
import { UpgradeRouter } from '../upgrades/upgrade-router';
import type { Announcement } from './announcement';
import { ClockMetrics } from './clock-metrics';
import { RuleChangeNotices } from './rules/rule-change-notices';
import { RulesDriftMonitor } from './rules/rules-drift-monitor';
import { RulesSwitch } from './rules/rules-switch';
import { ClockGateway } from './sockets/clock.gateway';
import { EventStream } from './sockets/event-stream';
import { ZoneStream } from './sockets/zone-stream';
import { ClockBroadcaster } from './ticks/clock-broadcaster';
import { TICK_BUS, type TickBus } from './ticks/tick-bus';
import { TICK_SOURCE, type TickSource } from './ticks/tick-source';

/** The time over which a stopping node closes its live connections, so that they do not all reconnect at once. */
const DRAIN_TIMEOUT_MS = 3_000;

/**
 * Runs the clock. The source announces a second in advance, the bus carries the announcement to every node, and each node's
 * broadcaster shows the second at its boundary: the gateway to Socket.IO connections, the zone stream to plain WebSockets, the event
 * stream to readers of Server-Sent Events.
 */
@Injectable()
export class ClockRunner implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(ClockRunner.name);

  constructor(
    @Inject(TICK_SOURCE) private readonly source: TickSource,
    @Inject(TICK_BUS) private readonly bus: TickBus,
    private readonly broadcaster: ClockBroadcaster,
    private readonly gateway: ClockGateway,
    private readonly zoneStream: ZoneStream,
    private readonly eventStream: EventStream,
    private readonly notices: RuleChangeNotices<object>,
    private readonly driftMonitor: RulesDriftMonitor,
    private readonly rulesSwitch: RulesSwitch,
    private readonly zoneData: ZoneDataWatch,
    private readonly metrics: ClockMetrics,
    private readonly clock: SystemClock,
    private readonly upgrades: UpgradeRouter,
    private readonly sessions: LiveSessions,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.subscribe((announcement) => this.broadcaster.confirm(announcement));
    this.bus.subscribe((announcement) => this.driftMonitor.compare(announcement));
    this.zoneData.onReady((rules) => this.rulesSwitch.take(rules));
    this.broadcaster.start((second) => this.showSecond(second));
    this.source.start((announcement) => void this.publish(announcement));
  }

  /** Closes every live connection, so that its client reconnects to another node, or to this one once it has restarted. */
  async beforeApplicationShutdown(): Promise<void> {
    this.upgrades.close();
    await Promise.all([this.sessions.closeAll(DRAIN_TIMEOUT_MS), this.eventStream.closeAll()]);
  }

  /** Runs after the last connection is closed: until then its client sees every second. */
  async onApplicationShutdown(): Promise<void> {
    this.broadcaster.stop();
    this.notices.stop();
    await this.source.stop();
    await this.bus.close();
  }

  private async showSecond(second: number): Promise<void> {
    this.rulesSwitch.beginSecond(second);
    const latenessMs = this.clock.nowMs() - startOf(second);
    const startedMs = performance.now();
    await Promise.all([
      this.gateway.showSecond(second),
      this.zoneStream.showSecond(second),
      this.eventStream.showSecond(second),
    ]);
    this.metrics.observe(latenessMs, performance.now() - startedMs);
  }

  /** A lost announcement only costs its confirmation, which the broadcaster counts. */
  private async publish(announcement: Announcement): Promise<void> {
    try {
      await this.bus.publish(announcement);
    } catch (error) {
      this.logger.debug({ err: error, second: announcement.second }, 'An announcement was lost.');
    }
  }
}
