import type { AuditKind } from '@live-tz/contracts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';

/** Rows an hour caused by all anonymous clients together, on one node: fewer than a million in 180 days. */
export const MAX_ROWS_OF_ANONYMOUS = 200;
/** Rows an hour caused by one user with repeatable actions. */
export const MAX_ROWS_OF_USER = 100;
/** Users whose rows are counted within an hour; further ones share the limit of anonymous clients. */
const MAX_USERS_COUNTED = 10_000;

const QUARTER_HOUR_MS = 15 * MS_PER_MINUTE;

/** Actions that a client can repeat at will. All others are limited by their effect, or done by an administrator. */
const REPEATABLE: ReadonlySet<AuditKind> = new Set([
  'signed-in',
  'sign-in-refused',
  'sign-in-throttled',
  'signed-out',
  'session-ended',
  'password-wrong',
  'password-changed',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-refused',
  'recovery-codes-made',
  'recovery-code-used',
  'renamed',
  'board-link-made',
  'board-link-revoked',
  'alert-channel-added',
  'alert-channel-removed',
  'token-made',
  'token-revoked',
]);

/** Prevents clients from filling the disk with audit rows. */
export class AuditBudget {
  private readonly rows = new Map<string, number>();
  private readonly seen = new Set<string>();
  private hour = 0;
  private quarterHour = 0;
  private omitted = 0;

  /** Whether there is room for a row; rows without room are counted. */
  allows(kind: AuditKind, actingUserId: string | null, nowMs: number): boolean {
    this.beginHour(nowMs);
    if (!REPEATABLE.has(kind)) return true;
    const isCounted =
      actingUserId !== null && (this.rows.has(actingUserId) || this.rows.size < MAX_USERS_COUNTED);
    const whose = isCounted ? actingUserId : 'anonymous clients';
    const count = (this.rows.get(whose) ?? 0) + 1;
    this.rows.set(whose, count);
    const isWithin = count <= (isCounted ? MAX_ROWS_OF_USER : MAX_ROWS_OF_ANONYMOUS);
    if (!isWithin) this.omitted += 1;
    return isWithin;
  }

  /** Whether something happens for the first time within this quarter of an hour; repetitions need no row. */
  isFirst(what: string, nowMs: number): boolean {
    const quarterHour = Math.floor(nowMs / QUARTER_HOUR_MS);
    if (quarterHour !== this.quarterHour || this.seen.size >= MAX_USERS_COUNTED) this.seen.clear();
    this.quarterHour = quarterHour;
    if (this.seen.has(what)) return false;
    this.seen.add(what);
    return true;
  }

  /** The number of rows omitted in previous hours; resets it. */
  takeOmitted(nowMs: number): number {
    if (Math.floor(nowMs / MS_PER_HOUR) === this.hour) return 0;
    const { omitted } = this;
    this.omitted = 0;
    return omitted;
  }

  private beginHour(nowMs: number): void {
    const hour = Math.floor(nowMs / MS_PER_HOUR);
    if (hour === this.hour) return;
    this.hour = hour;
    this.rows.clear();
  }
}
