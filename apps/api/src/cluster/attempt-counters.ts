import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { CLUSTER_ID, clusterPrefix } from './cluster-id';
import { RedisConnections } from './redis-connections';

/** Keys that a counter of one node holds: about 5 MB, and more than its CPU can check passwords for in a quarter of an hour. */
export const MAX_KEYS_IN_MEMORY = 20_000;

/** The result of counting an attempt. */
interface AttemptCount {
  /** Attempts within the period, this one included. */
  attempts: number;
  isAllowed: boolean;
  /** Time until the period ends. */
  retryAfterMs: number;
}

/** Counts attempts of one kind by key. */
export interface AttemptCounter {
  count(key: string): Promise<AttemptCount>;
  /** Removes an attempt from the count because it was not a failure. */
  refund(key: string): Promise<void>;
  /** Forgets all attempts of a key. */
  forget(key: string): Promise<void>;
}

/** Creates counters of attempts: one for the whole cluster, in Redis, or one in this node without a cluster. */
@Injectable()
export class AttemptCounters {
  constructor(
    @Optional() private readonly connections?: RedisConnections,
    @Optional() @Inject(CLUSTER_ID) private readonly clusterId?: string,
  ) {}

  /** @param points attempts within `seconds`; while Redis cannot be reached each node counts them itself */
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

/** A counter in memory that forgets the least recent key when it is full. */
export class BoundedMemory extends RateLimiterMemory {
  private readonly keys = new Set<string>();

  /** The number of keys. */
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

  async count(key: string): Promise<AttemptCount> {
    try {
      return countOf(await this.limiter.consume(hashOf(key)), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return countOf(refusal, false);
      throw refusal;
    }
  }

  async refund(key: string): Promise<void> {
    await this.limiter.reward(hashOf(key));
  }

  async forget(key: string): Promise<void> {
    await this.limiter.delete(hashOf(key));
  }
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes, isAllowed: boolean): AttemptCount {
  return { attempts: consumedPoints, isAllowed, retryAfterMs: msBeforeNext };
}

/** Has the same length for any input, and does not reveal names in a memory dump. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
