import { Injectable } from '@nestjs/common';
import { RedisPubSub } from '../../cluster/redis-pub-sub';
import type { Announcement } from '../announcement';
import { InMemoryTickBus } from './in-memory-tick-bus';
import type { AnnouncementListener, TickBus } from './tick-bus';

/** Topic of the announcements, as {@link RedisPubSub} takes it. */
export const TICK_TOPIC = 'ticks';

/** The bus of a cluster: messages go to Redis, and from there to every node. */
@Injectable()
export class RedisTickBus implements TickBus {
  private readonly local = new InMemoryTickBus();
  private isClosed = false;

  constructor(private readonly pubSub: RedisPubSub) {
    pubSub.subscribe(TICK_TOPIC, (message) => this.onMessage(message));
  }

  async publish(announcement: Announcement): Promise<void> {
    if (this.isClosed) throw new Error('The bus is closed: no second can be announced.');
    await this.pubSub.publish(TICK_TOPIC, announcement);
  }

  subscribe(listener: AnnouncementListener): () => void {
    return this.local.subscribe(listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.local.close();
  }

  private onMessage(message: unknown): void {
    if (!this.isClosed && isAnnouncement(message)) void this.local.publish(message);
  }
}

/** Nodes of other releases may use another format. */
function isAnnouncement(message: unknown): message is Announcement {
  if (typeof message !== 'object' || message === null) return false;
  const { second, issuedAtMs, rulesRelease, rulesDigest } = message as Partial<
    Record<keyof Announcement, unknown>
  >;
  const areInstants = Number.isSafeInteger(second) && Number.isFinite(issuedAtMs);
  const isDigest = rulesDigest === undefined || typeof rulesDigest === 'string';
  return areInstants && typeof rulesRelease === 'string' && isDigest;
}
