import { Injectable } from '@nestjs/common';

/** The node's own clock. Whatever asks for the time asks here, so that a test can be its own time. */
@Injectable()
export class SystemClock {
  /** UTC milliseconds since the epoch. */
  nowMs(): number {
    return Date.now();
  }
}
