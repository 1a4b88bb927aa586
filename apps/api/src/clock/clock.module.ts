import { BullModule } from '@nestjs/bull';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CLUSTER_ID } from '../cluster/cluster-id';
import { RedisConnections } from '../cluster/redis-connections';
import type { Config } from '../config/env';
import { startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { LiveSessions } from '../sessions/live-sessions';
import { Readiness } from '../monitoring/readiness';
import { UpgradeRouter } from '../upgrades/upgrade-router';
import { TimezonesModule } from '../timezones/timezones.module';
import { ZoneDataWatch } from '../timezones/zone-data-watch';
import type { Announcement } from './announcement';
import { BullTickSource } from './bull-tick-source';
import { ClockBroadcaster } from './clock-broadcaster';
import { ClockMetrics } from './clock-metrics';
import { ClockHealth } from './clock-health';
import { ClockProblemFilter } from './clock-problem.filter';
import { ClockGateway } from './clock.gateway';
import { EngineEntrance } from './engine-entrance';
import { InMemoryTickBus } from './in-memory-tick-bus';
import { LocalTickSource } from './local-tick-source';
import { RedisTickBus } from './redis-tick-bus';
import { RuleChangeNotices } from './rule-change-notices';
import { RulesAgreement } from './rules-agreement';
import { RulesMetrics } from './rules-metrics';
import { RulesReadiness } from './rules-readiness';
import { RulesSwitch } from './rules-switch';
import type { TickBus } from './tick-bus';
import { TICK_QUEUE, tickQueueOptions } from './tick-queue';
import type { TickSource } from './tick-source';
import { Timers } from './timers';
import { ZoneStates } from './zone-states';
import { ZoneStream } from './zone-stream';
import { ZoneWatch } from './zone-watch';

const TICK_SOURCE = Symbol('TickSource');
const TICK_BUS = Symbol('TickBus');

/** How long a crowd is given to leave when the node stops. */
const DRAIN_TIMEOUT_MS = 3_000;

/** A node that is alone announces to itself. */
const ONE_NODE: ModuleMetadata = {
  providers: [
    { provide: TICK_SOURCE, useClass: LocalTickSource },
    { provide: TICK_BUS, useClass: InMemoryTickBus },
  ],
};

/** In a cluster Bull decides who announces a second, and Redis carries it to every node. */
const MANY_NODES: ModuleMetadata = {
  imports: [
    BullModule.registerQueueAsync({
      name: TICK_QUEUE,
      inject: [RedisConnections, CLUSTER_ID],
      useFactory: (connections: RedisConnections, clusterId: string) =>
        // Nothing but plans is made by this one, and Bull needs no other connection for that.
        tickQueueOptions(clusterId, () => connections.commands),
    }),
  ],
  providers: [
    { provide: TICK_SOURCE, useClass: BullTickSource },
    { provide: TICK_BUS, useClass: RedisTickBus },
    RulesReadiness,
  ],
};

/** The clock's way: source, bus, broadcaster, and the two faces people connect to. */
@Module({
  imports: [TimezonesModule],
  providers: [
    ClockBroadcaster,
    ClockGateway,
    ClockHealth,
    ClockMetrics,
    ClockProblemFilter,
    EngineEntrance,
    RuleChangeNotices,
    RulesAgreement,
    RulesMetrics,
    RulesSwitch,
    Timers,
    ZoneStates,
    ZoneStream,
    ZoneWatch,
  ],
  exports: [ClockHealth],
})
export class ClockModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(ClockModule.name);

  static with({ redis }: Pick<Config, 'redis'>): DynamicModule {
    return { module: ClockModule, ...(redis.url === null ? ONE_NODE : MANY_NODES) };
  }

  constructor(
    @Inject(TICK_SOURCE) private readonly source: TickSource,
    @Inject(TICK_BUS) private readonly bus: TickBus,
    private readonly broadcaster: ClockBroadcaster,
    private readonly gateway: ClockGateway,
    private readonly zoneStream: ZoneStream,
    private readonly notices: RuleChangeNotices<object>,
    private readonly agreement: RulesAgreement,
    private readonly rulesSwitch: RulesSwitch,
    private readonly zoneData: ZoneDataWatch,
    private readonly health: ClockHealth,
    private readonly metrics: ClockMetrics,
    private readonly clock: SystemClock,
    private readonly readiness: Readiness,
    private readonly door: UpgradeRouter,
    private readonly sessions: LiveSessions,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'clock', isEssential: true, isUp: () => this.health.isTicking() });
    this.bus.subscribe((announcement) => this.broadcaster.confirm(announcement));
    this.bus.subscribe((announcement) => this.agreement.hear(announcement));
    this.zoneData.onReady((rules) => this.rulesSwitch.take(rules));
    this.broadcaster.start((second) => this.showSecond(second));
    this.source.start((announcement) => void this.publish(announcement));
  }

  /** Everybody is sent away to come back, to another node or to this one once it is up again. */
  async beforeApplicationShutdown(): Promise<void> {
    this.door.close();
    await this.sessions.closeAll(DRAIN_TIMEOUT_MS);
  }

  /** Not before the last connection is closed: who is still here still sees the seconds. */
  async onApplicationShutdown(): Promise<void> {
    this.broadcaster.stop();
    this.notices.stop();
    await this.source.stop();
    await this.bus.close();
  }

  private async showSecond(second: number): Promise<void> {
    this.rulesSwitch.beginSecond(second);
    const latenessMs = this.clock.nowMs() - startOf(second);
    const beganMs = performance.now();
    await Promise.all([this.gateway.showSecond(second), this.zoneStream.showSecond(second)]);
    this.metrics.observe(latenessMs, performance.now() - beganMs);
  }

  /** An announcement that is lost costs a confirmation and nothing else: the broadcaster counts it. */
  private async publish(announcement: Announcement): Promise<void> {
    try {
      await this.bus.publish(announcement);
    } catch (error) {
      this.logger.debug({ err: error, second: announcement.second }, 'An announcement was lost.');
    }
  }
}
