import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { CLUSTER_ID, clusterPrefix } from '../cluster/cluster-id';
import { RedisConnections } from '../cluster/redis-connections';

/** Keys a counter of one node holds at the most: some 5 MB, and more than its processor can check passwords for in a quarter of an hour. */
export const MAX_KEYS_IN_MEMORY = 20_000;

/** What an attempt was counted as. */
interface AttemptCount {
  /** Attempts within the period, this one included. */
  attempts: number;
  isAllowed: boolean;
  /** Until the period is over. */
  retryAfterMs: number;
}

/** Counts attempts of one kind by whom they are made. */
export interface AttemptCounter {
  count(whom: string): Promise<AttemptCount>;
  /** Takes one attempt back: it turned out to be none. */
  giveBack(whom: string): Promise<void>;
}

/** Makes counters of attempts: one for the whole cluster, in Redis, or this node's own where there is none. */
@Injectable()
export class AttemptCounters {
  constructor(
    @Optional() private readonly connections?: RedisConnections,
    @Optional() @Inject(CLUSTER_ID) private readonly clusterId?: string,
  ) {}

  /** @param points attempts within `seconds`; while Redis is away they are counted in the node */
  make(name: string, points: number, seconds: number): AttemptCounter {
    const own = new BoundedMemory({ points, duration: seconds });
    if (this.connections === undefined || this.clusterId === undefined) return new Counter(own);
    const shared = new RateLimiterRedis({
      storeClient: this.connections.commands,
      keyPrefix: `${clusterPrefix(this.clusterId)}:attempts:${name}`,
      points,
      duration: seconds,
      insuranceLimiter: own,
    });
    return new Counter(shared);
  }
}

/** A counter in memory that forgets whom it has not met for longest when it is full. */
export class BoundedMemory extends RateLimiterMemory {
  private readonly keys = new Set<string>();

  /** How many keys are held. */
  get size(): number {
    return this.keys.size;
  }

  override consume(key: string | number, points?: number): Promise<RateLimiterRes> {
    this.remember(String(key));
    return super.consume(key, points);
  }

  override reward(key: string | number, points?: number): Promise<RateLimiterRes> {
    this.remember(String(key));
    return super.reward(key, points);
  }

  private remember(key: string): void {
    this.keys.delete(key);
    this.keys.add(key);
    if (this.keys.size <= MAX_KEYS_IN_MEMORY) return;
    for (const oldest of this.keys) {
      this.keys.delete(oldest);
      void this.delete(oldest);
      return;
    }
  }
}

class Counter implements AttemptCounter {
  constructor(private readonly limiter: RateLimiterMemory | RateLimiterRedis) {}

  async count(whom: string): Promise<AttemptCount> {
    try {
      return countOf(await this.limiter.consume(keyOf(whom)), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return countOf(refusal, false);
      throw refusal;
    }
  }

  async giveBack(whom: string): Promise<void> {
    await this.limiter.reward(keyOf(whom));
  }
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes, isAllowed: boolean): AttemptCount {
  return { attempts: consumedPoints, isAllowed, retryAfterMs: msBeforeNext };
}

/** The same length whatever a client sent, and no name that a dump of the memory would tell. */
function keyOf(whom: string): string {
  return createHash('sha256').update(whom).digest('base64url').slice(0, 22);
}
