import { Injectable } from '@nestjs/common';

/** The node's own clock. All code reads the time here, so that a test can control it. */
@Injectable()
export class SystemClock {
  /** UTC milliseconds since the epoch. */
  nowMs(): number {
    return Date.now();
  }
}
