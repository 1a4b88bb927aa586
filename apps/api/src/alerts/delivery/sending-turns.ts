import { MS_PER_SECOND } from '@live-tz/wall-clock';

/** Sending to a user's channel for this long or longer makes the user a slow one. */
const MIN_SLOW_MS = 2 * MS_PER_SECOND;
/** How much longer than the sending took a user is a slow one. */
const SLOW_FACTOR = 20;
/** Slow users that are sent to at the same time; a node sends to more users than that. */
const MAX_SLOW = 6;

/** Which users a claim leaves out, and which it takes only if no alert of another user is due. */
export interface ClaimOrder {
  excluded: string[];
  last: string[];
}

/** Decides whose alerts are next, so that a few users with slow webhooks do not delay the alerts of all others. */
export class SendingTurns {
  private readonly sending = new Set<string>();
  private readonly slowUntilMs = new Map<string, number>();

  begin(userId: string): void {
    this.sending.add(userId);
  }

  end(userId: string, tookMs: number, nowMs: number): void {
    this.sending.delete(userId);
    if (tookMs < MIN_SLOW_MS) this.slowUntilMs.delete(userId);
    else this.slowUntilMs.set(userId, nowMs + tookMs * SLOW_FACTOR);
  }

  order(nowMs: number): ClaimOrder {
    for (const [userId, untilMs] of this.slowUntilMs) {
      if (untilMs <= nowMs) this.slowUntilMs.delete(userId);
    }
    const sending = [...this.sending];
    const last = [...this.slowUntilMs.keys()];
    const hasMaxSlow = sending.filter((userId) => this.slowUntilMs.has(userId)).length >= MAX_SLOW;
    return { excluded: hasMaxSlow ? [...sending, ...last] : sending, last };
  }
}
