import type { Announcement } from '../announcement';

export type AnnouncementListener = (announcement: Announcement) => void;

/** Injection token of the {@link TickBus}. */
export const TICK_BUS = Symbol('TickBus');

/**
 * Carries announcements to every node, the publisher's own included, in the order they were published. What every
 * implementation keeps to is in `testing/tick-bus.contract.ts`.
 */
export interface TickBus {
  /**
   * Hands an announcement to the transport. Rejects at once, and keeps nothing for later, when the transport is down
   * or the bus is closed: a second that is told late is worth nothing.
   */
  publish(announcement: Announcement): Promise<void>;

  /** Listens until the returned function is called. A listener that throws is logged and does no harm to the others. */
  subscribe(listener: AnnouncementListener): () => void;

  /** Ends it for good, with no handle left. Closing twice changes nothing. */
  close(): Promise<void>;
}
