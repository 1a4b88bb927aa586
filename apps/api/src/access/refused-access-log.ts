import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';

/** Lines logged and remembered in a minute: a client with many accounts that tries every operation must not fill the log. */
const MAX_LINES_PER_MINUTE = 200;

/**
 * Logs which operations were refused to signed-in users (OWASP ASVS 16.3.2): method, path pattern and user id, once a
 * minute for each combination. Anonymous clients are left out: they get a 401 all the time.
 */
@Injectable()
export class RefusedAccessLog {
  private readonly logger = new Logger(RefusedAccessLog.name);
  private readonly logged = new Set<string>();
  private minute = 0;
  private omitted = 0;

  constructor(private readonly clock: SystemClock) {}

  /** @param reason for example `reauthentication-required` */
  note(request: Request, userId: string, reason: string): void {
    this.beginMinute();
    const { method } = request;
    // The pattern keeps ids and queries out of the log.
    const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
    const what = `${userId} ${method} ${route} ${reason}`;
    if (this.logged.has(what)) return;
    if (this.logged.size >= MAX_LINES_PER_MINUTE) {
      this.omitted += 1;
      return;
    }
    this.logged.add(what);
    this.logger.log({ refused: { method, route, userId, reason }, msg: 'an operation was refused' });
  }

  /** Uses the machine's clock: setting it back begins a new minute as well. */
  private beginMinute(): void {
    const minute = Math.floor(this.clock.nowMs() / MS_PER_MINUTE);
    if (minute === this.minute) return;
    if (this.omitted > 0)
      this.logger.warn(`${this.omitted} more operations were refused in the previous minute.`);
    this.minute = minute;
    this.omitted = 0;
    this.logged.clear();
  }
}
