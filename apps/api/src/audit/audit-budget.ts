import type { AuditKind } from '@live-tz/contracts';

/** Rows an hour that may come of strangers together, on one node: in 180 days less than a million. */
export const MAX_ROWS_OF_STRANGERS = 200;
/** Rows an hour that one user may cause by what they can do over and over. */
export const MAX_ROWS_OF_USER = 100;
/** Users whose rows are counted within an hour; those beyond them share one allowance. */
const MAX_USERS_COUNTED = 10_000;

const HOUR_MS = 3_600_000;
const QUARTER_HOUR_MS = 900_000;

/** What a client can make happen as often as it likes. All else is bounded by what it does, or done by an administrator. */
const REPEATABLE: ReadonlySet<AuditKind> = new Set([
  'signed-in',
  'sign-in-refused',
  'sign-in-throttled',
  'signed-out',
  'session-ended',
  'password-wrong',
  'password-changed',
  'renamed',
]);

/** Keeps clients from filling the disk with what is written down of them. */
export class AuditBudget {
  private readonly rows = new Map<string, number>();
  private readonly seen = new Set<string>();
  private hour = 0;
  private quarterHour = 0;
  private left = 0;

  /** Whether there is room for a row; what there is none for is counted. */
  allows(kind: AuditKind, actingUserId: string | null, nowMs: number): boolean {
    this.beginHour(nowMs);
    if (!REPEATABLE.has(kind)) return true;
    const isCounted =
      actingUserId !== null && (this.rows.has(actingUserId) || this.rows.size < MAX_USERS_COUNTED);
    const whose = isCounted ? actingUserId : 'strangers';
    const count = (this.rows.get(whose) ?? 0) + 1;
    this.rows.set(whose, count);
    const isWithin = count <= (isCounted ? MAX_ROWS_OF_USER : MAX_ROWS_OF_STRANGERS);
    if (!isWithin) this.left += 1;
    return isWithin;
  }

  /** Whether something happens for the first time within this quarter of an hour; the next times need no row. */
  isFirst(what: string, nowMs: number): boolean {
    const quarterHour = Math.floor(nowMs / QUARTER_HOUR_MS);
    if (quarterHour !== this.quarterHour || this.seen.size >= MAX_USERS_COUNTED) this.seen.clear();
    this.quarterHour = quarterHour;
    if (this.seen.has(what)) return false;
    this.seen.add(what);
    return true;
  }

  /** How much found no room in hours that are over; asked once, it is forgotten. */
  takeLeftOver(nowMs: number): number {
    if (Math.floor(nowMs / HOUR_MS) === this.hour) return 0;
    const { left } = this;
    this.left = 0;
    return left;
  }

  private beginHour(nowMs: number): void {
    const hour = Math.floor(nowMs / HOUR_MS);
    if (hour === this.hour) return;
    this.hour = hour;
    this.rows.clear();
  }
}
