import { signal } from '@angular/core';
import { MS_PER_MINUTE, secondOf, startOf } from '@live-tz/wall-clock';

/** A second that is further behind the second shown means that the server's clock was set back. */
const MAX_BEHIND_SECONDS = 5;

/** The second on the page. No second is shown twice, and it goes back only after the server's clock was set back. */
export class ShownSecond {
  private readonly shownMs = signal<number | null>(null);
  private readonly shownMinuteMs = signal<number | null>(null);

  /** The start of the second in UTC milliseconds; null while the server's time is unknown. */
  readonly utcMs = this.shownMs.asReadonly();
  /** The start of its minute. A signal of its own, so that what depends on it is not even checked each second. */
  readonly minuteMs = this.shownMinuteMs.asReadonly();

  /** Shows a second if it is later than the one shown. Returns whether it is. */
  advanceTo(second: number): boolean {
    const shown = this.second;
    if (shown !== null && second <= shown) return false;
    this.show(startOf(second));
    return true;
  }

  /** Shows a second if it is later than the one shown, or the one that the server's clock was set back to. */
  moveTo(second: number): void {
    if (this.isSetBack(second)) this.show(startOf(second));
    else this.advanceTo(second);
  }

  /** Whether a second is so far behind the one shown that the server's clock was set back. */
  isSetBack(second: number): boolean {
    const shown = this.second;
    return shown !== null && shown - second > MAX_BEHIND_SECONDS;
  }

  /** Shows no second, which is better than a wrong one. */
  clear(): void {
    this.show(null);
  }

  private get second(): number | null {
    const utcMs = this.shownMs();
    return utcMs === null ? null : secondOf(utcMs);
  }

  private show(utcMs: number | null): void {
    this.shownMs.set(utcMs);
    this.shownMinuteMs.set(utcMs === null ? null : utcMs - (utcMs % MS_PER_MINUTE));
  }
}
