import { Injectable } from '@nestjs/common';

/** Cancels a timer; calling it again, or after the timer has fired, has no effect. */
export type CancelTimer = () => void;

/** The node's timers. All code waits here, so that a test can control the passing of time. */
@Injectable()
export class Timers {
  /** Calls `fire` once after `delayMs`. Node may be a millisecond early or late: check the clock in `fire`. */
  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const timer = setTimeout(fire, delayMs);
    return () => clearTimeout(timer);
  }
}
