import { Inject, Injectable, Optional } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { CLUSTER_ID, clusterPrefix } from '../cluster/cluster-id';
import { RedisConnections } from '../cluster/redis-connections';

/** Makes counters of attempts: one for the whole cluster, in Redis, or this node's own where there is none. */
@Injectable()
export class AttemptCounters {
  constructor(
    @Optional() private readonly connections?: RedisConnections,
    @Optional() @Inject(CLUSTER_ID) private readonly clusterId?: string,
  ) {}

  /** @param points attempts within `seconds`; while Redis is away they are counted in the node */
  make(name: string, points: number, seconds: number): RateLimiterAbstract {
    const ownCounter = new RateLimiterMemory({ points, duration: seconds });
    if (this.connections === undefined || this.clusterId === undefined) return ownCounter;
    return new RateLimiterRedis({
      storeClient: this.connections.commands,
      keyPrefix: `${clusterPrefix(this.clusterId)}:attempts:${name}`,
      points,
      duration: seconds,
      insuranceLimiter: ownCounter,
    });
  }
}
