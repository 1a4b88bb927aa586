import { signal } from '@angular/core';
import { secondOf, startOf } from '@live-tz/wall-clock';

/** A tick that is further behind the second shown is not late: the server's clock was set back. */
const MAX_LATE_SECONDS = 5;

/** The second on the page. No second is shown twice, and it goes back only after the server's clock was set back. */
export class ShownSecond {
  private readonly shownMs = signal<number | null>(null);

  /** The start of the second in UTC milliseconds; null while the server's time is unknown. */
  readonly utcMs = this.shownMs.asReadonly();

  /** The same in seconds since the epoch. */
  get second(): number | null {
    const utcMs = this.shownMs();
    return utcMs === null ? null : secondOf(utcMs);
  }

  /** Shows a second if it is later than the one shown. */
  advanceTo(second: number): void {
    const shown = this.second;
    if (shown === null || second > shown) this.shownMs.set(startOf(second));
  }

  /** Shows the first second, one after a gap, or the one the server was set back to. The next in order waits for its tick. */
  catchUpWith(second: number): void {
    const shown = this.second;
    if (shown === null || this.isSetBack(second) || second - shown > 1) this.shownMs.set(startOf(second));
  }

  /** Whether a later second is shown already. */
  isAheadOf(second: number): boolean {
    const shown = this.second;
    return shown !== null && shown > second;
  }

  /** Whether a second is too far behind the one shown to be late. */
  isSetBack(second: number): boolean {
    const shown = this.second;
    return shown !== null && shown - second > MAX_LATE_SECONDS;
  }

  /** Shows no second, which is better than a wrong one. */
  clear(): void {
    this.shownMs.set(null);
  }
}
