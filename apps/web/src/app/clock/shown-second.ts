import { signal } from '@angular/core';
import { secondOf, startOf } from '@live-tz/wall-clock';

/** A second this far behind the shown one is no late tick: the server's clock was set back. */
const STEP_BACK_SECONDS = 5;

/** The second on the page. None is shown twice; it goes back only with a server whose clock was truly set back. */
export class ShownSecond {
  private readonly shownMs = signal<number | null>(null);

  /** Its beginning in UTC milliseconds; null while the server's time is not known. */
  readonly utcMs = this.shownMs.asReadonly();

  /** Its number, seconds of UTC. */
  get second(): number | null {
    const utcMs = this.shownMs();
    return utcMs === null ? null : secondOf(utcMs);
  }

  /** Shows a second when it is newer than the one shown. */
  advanceTo(second: number): void {
    const shown = this.second;
    if (shown === null || second > shown) this.shownMs.set(startOf(second));
  }

  /** Shows a first second, one after a gap, or the one a server was set back to. The next in order waits for its tick. */
  catchUpWith(second: number): void {
    const shown = this.second;
    if (shown === null || this.isSetBack(second) || second - shown > 1) this.shownMs.set(startOf(second));
  }

  /** True when a later second is shown already. */
  isAheadOf(second: number): boolean {
    const shown = this.second;
    return shown !== null && shown > second;
  }

  /** True when a second is too far behind the shown one for a delay. */
  isSetBack(second: number): boolean {
    const shown = this.second;
    return shown !== null && shown - second > STEP_BACK_SECONDS;
  }

  /** No digits are better than wrong ones. */
  clear(): void {
    this.shownMs.set(null);
  }
}
