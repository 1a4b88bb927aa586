import { BullModule } from '@nestjs/bull';
import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { BoardsModule } from '../boards/boards.module';
import { CLUSTER_ID } from '../cluster/cluster-id';
import { RedisConnections } from '../cluster/redis-connections';
import type { Config } from '../config/env';
import { Timers } from '../config/timers';
import { TimezonesModule } from '../timezones/timezones.module';
import { ClockHealth } from './clock-health';
import { ClockMetrics } from './clock-metrics';
import { ClockRunner } from './clock-runner';
import { RuleChangeNotices } from './rules/rule-change-notices';
import { RulesDriftMonitor } from './rules/rules-drift-monitor';
import { RulesMetrics } from './rules/rules-metrics';
import { RulesReadiness } from './rules/rules-readiness';
import { RulesSwitch } from './rules/rules-switch';
import { ZoneStates } from './rules/zone-states';
import { ZoneWatch } from './rules/zone-watch';
import { ClockProblems } from './sockets/clock-problems';
import { ClockGateway } from './sockets/clock.gateway';
import { EngineIoBridge } from './sockets/engine-io-bridge';
import { EventStream } from './sockets/event-stream';
import { StreamController } from './sockets/stream.controller';
import { ZoneStream } from './sockets/zone-stream';
import { BullTickSource } from './ticks/bull-tick-source';
import { ClockBroadcaster } from './ticks/clock-broadcaster';
import { InMemoryTickBus } from './ticks/in-memory-tick-bus';
import { LocalTickSource } from './ticks/local-tick-source';
import { RedisTickBus } from './ticks/redis-tick-bus';
import { TICK_BUS } from './ticks/tick-bus';
import { TICK_QUEUE, tickQueueOptions } from './ticks/tick-queue';
import { TICK_SOURCE } from './ticks/tick-source';

/** A single node announces its seconds to itself. */
const ONE_NODE: ModuleMetadata = {
  providers: [
    { provide: TICK_SOURCE, useClass: LocalTickSource },
    { provide: TICK_BUS, useClass: InMemoryTickBus },
  ],
};

/** In a cluster Bull decides which node announces a second, and Redis carries the announcement to all nodes. */
const MANY_NODES: ModuleMetadata = {
  imports: [
    BullModule.registerQueueAsync({
      name: TICK_QUEUE,
      inject: [RedisConnections, CLUSTER_ID],
      useFactory: (connections: RedisConnections, clusterId: string) =>
        // This queue only plans jobs, which needs no other connection.
        tickQueueOptions(clusterId, () => connections.commands),
    }),
  ],
  providers: [
    { provide: TICK_SOURCE, useClass: BullTickSource },
    { provide: TICK_BUS, useClass: RedisTickBus },
    RulesReadiness,
  ],
};

/** Wires the clock; {@link ClockRunner} runs it. */
@Module({
  imports: [BoardsModule, TimezonesModule],
  controllers: [StreamController],
  providers: [
    ClockBroadcaster,
    ClockGateway,
    ClockHealth,
    ClockMetrics,
    ClockProblems,
    ClockRunner,
    EngineIoBridge,
    EventStream,
    RuleChangeNotices,
    RulesDriftMonitor,
    RulesMetrics,
    RulesSwitch,
    Timers,
    ZoneStates,
    ZoneStream,
    ZoneWatch,
  ],
})
export class ClockModule {
  static with({ redis }: Pick<Config, 'redis'>): DynamicModule {
    return { module: ClockModule, ...(redis.url === null ? ONE_NODE : MANY_NODES) };
  }
}
