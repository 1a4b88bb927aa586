import {
  type DynamicModule,
  Global,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/env';
import { AttemptCounters } from './attempt-counters';
import { ClusterClock } from './cluster-clock';
import { CLUSTER_ID, getOrCreateClusterId } from './cluster-id';
import { ClusterTime } from './cluster-time';
import { InMemoryNodeBus } from './in-memory-node-bus';
import { NodeBus } from './node-bus';
import { RedisConnections } from './redis-connections';
import { RedisNodeBus } from './redis-node-bus';
import { RedisReadiness } from './redis-readiness';
import { RedisPubSub } from './redis-pub-sub';
import { refuseUnusableRedis } from './refuse-unusable-redis';

/** Makes one system of several nodes: their bus, their time, and Redis. */
@Global()
@Module({})
export class ClusterModule implements OnApplicationShutdown {
  constructor(private readonly bus: NodeBus) {}

  /** @param clock the clock of the whole program, which follows the cluster's clock here */
  static with({ redis }: Pick<Config, 'redis'>, clock = new ClusterClock()): DynamicModule {
    const providers = [
      { provide: ClusterClock, useValue: clock },
      AttemptCounters,
      ...(redis.url === null ? ONE_NODE : manyNodes(redis.url)),
    ];
    return { module: ClusterModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.close();
  }
}

const ONE_NODE: Provider[] = [{ provide: NodeBus, useClass: InMemoryNodeBus }];

function manyNodes(url: string): Provider[] {
  return [
    { provide: NodeBus, useClass: RedisNodeBus },
    {
      provide: RedisConnections,
      useFactory: async () => {
        await refuseUnusableRedis(url);
        return new RedisConnections(url);
      },
    },
    { provide: CLUSTER_ID, inject: [DataSource], useFactory: getOrCreateClusterId },
    RedisPubSub,
    RedisReadiness,
    ClusterTime,
  ];
}
