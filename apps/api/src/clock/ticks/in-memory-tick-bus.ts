import { Injectable, Logger } from '@nestjs/common';
import type { Announcement } from '../announcement';
import type { AnnouncementListener, TickBus } from './tick-bus';

/** The bus of a single node: listeners are called before `publish` returns. */
@Injectable()
export class InMemoryTickBus implements TickBus {
  private readonly logger = new Logger(InMemoryTickBus.name);
  private readonly listeners = new Set<AnnouncementListener>();
  private isClosed = false;

  async publish(announcement: Announcement): Promise<void> {
    if (this.isClosed) throw new Error('The bus is closed: no second can be announced.');
    for (const listener of this.listeners) this.notify(listener, announcement);
  }

  subscribe(listener: AnnouncementListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.listeners.clear();
  }

  private notify(listener: AnnouncementListener, announcement: Announcement): void {
    try {
      listener(announcement);
    } catch (error) {
      this.logger.error({ err: error }, 'A listener failed on an announcement.');
    }
  }
}
