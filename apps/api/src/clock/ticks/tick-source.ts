import type { Announcement } from '../announcement';

/** Receives each announcement of a source. It must not throw. */
export type Announce = (announcement: Announcement) => void;

/** Injection token of the {@link TickSource}. */
export const TICK_SOURCE = Symbol('TickSource');

/**
 * Announces each coming second in advance. Implementations pass `testing/tick-source.contract.ts`: whole seconds, strictly
 * increasing, announced in the 3 seconds before they begin and never later; a second that could not be announced in time is
 * skipped.
 */
export interface TickSource {
  /**
   * Starts announcing. Returns at once: a source that needs a connection opens it in the background, and announces from then
   * on. Starting a running or stopped source has no effect.
   */
  start(announce: Announce): void;

  /** Stops the source for good: once the promise resolves, it announces nothing and has no open handles. */
  stop(): Promise<void>;
}
