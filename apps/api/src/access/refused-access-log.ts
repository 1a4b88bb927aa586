import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import { SystemClock } from '../config/system-clock';

const MINUTE_MS = 60_000;
/** Lines a minute, and what is remembered for it; who knows all operations and has many accounts fills no log either. */
const MAX_LINES_PER_MINUTE = 200;

/**
 * Writes down which operations signed-in users were refused (OWASP ASVS 16.3.2): method, pattern of the path and user id, once
 * a minute for each of these. Strangers are not among them: whoever has not signed in yet is told so all the time.
 */
@Injectable()
export class RefusedAccessLog {
  private readonly logger = new Logger(RefusedAccessLog.name);
  private readonly told = new Set<string>();
  private minute = 0;
  private leftOut = 0;

  constructor(private readonly clock: SystemClock) {}

  /** @param reason for example `reauthentication-required` */
  note(request: Request, userId: string, reason: string): void {
    this.beginMinute();
    const { method } = request;
    // The pattern, so that neither ids nor a query get into the log.
    const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
    const what = `${userId} ${method} ${route} ${reason}`;
    if (this.told.has(what)) return;
    if (this.told.size >= MAX_LINES_PER_MINUTE) {
      this.leftOut += 1;
      return;
    }
    this.told.add(what);
    this.logger.log({ refused: { method, route, userId, reason }, msg: 'an operation was refused' });
  }

  /** By the clock of the machine: one that is set back begins another minute as well. */
  private beginMinute(): void {
    const minute = Math.floor(this.clock.nowMs() / MINUTE_MS);
    if (minute === this.minute) return;
    if (this.leftOut > 0)
      this.logger.warn(`${this.leftOut} more operations were refused in a minute before.`);
    this.minute = minute;
    this.leftOut = 0;
    this.told.clear();
  }
}
