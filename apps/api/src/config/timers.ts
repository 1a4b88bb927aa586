import { Injectable } from '@nestjs/common';

/** Takes a timer back; calling it again, or after the timer has fired, changes nothing. */
export type CancelTimer = () => void;

/** The node's timers. Whatever waits, waits here, so that a test can let the time pass. */
@Injectable()
export class Timers {
  /** Calls `fire` once after `delayMs`. Node may be early or late by a millisecond: look at the clock in `fire`. */
  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const timer = setTimeout(fire, delayMs);
    return () => clearTimeout(timer);
  }
}
