import type { Announcement } from '../announcement';

export type AnnouncementListener = (announcement: Announcement) => void;

/** Injection token of the {@link TickBus}. */
export const TICK_BUS = Symbol('TickBus');

/**
 * Carries announcements to every node, the publisher included, in the order in which they were published. Implementations pass
 * `testing/tick-bus.contract.ts`.
 */
export interface TickBus {
  /**
   * Passes an announcement to the transport. Rejects at once, and stores nothing for later, if the transport is down or the bus
   * is closed: a late announcement is useless.
   */
  publish(announcement: Announcement): Promise<void>;

  /** Listens until the returned function is called. A listener that throws is logged and does not affect the others. */
  subscribe(listener: AnnouncementListener): () => void;

  /** Closes the bus for good and releases all handles. Closing it twice has no effect. */
  close(): Promise<void>;
}
