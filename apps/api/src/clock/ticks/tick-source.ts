import type { Announcement } from '../announcement';

/** Receives each announcement of a source. It does not throw. */
export type Announce = (announcement: Announcement) => void;

/** Injection token of the {@link TickSource}. */
export const TICK_SOURCE = Symbol('TickSource');

/**
 * Announces each coming second ahead of time. What every implementation keeps to is in `testing/tick-source.contract.ts`:
 * whole seconds, strictly increasing, announced in the 3 seconds before they begin and never later; a second that could
 * not be announced in time is skipped, not made up for.
 */
export interface TickSource {
  /**
   * Begins to announce. Returns at once: a source that needs a connection makes it in the background, and announces
   * from then on. Starting a running source, or one that was stopped, changes nothing.
   */
  start(announce: Announce): void;

  /** Ends it for good: when the promise resolves, nothing is announced any more and no handle is left. */
  stop(): Promise<void>;
}
