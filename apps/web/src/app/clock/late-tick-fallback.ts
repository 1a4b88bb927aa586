import { MS_PER_SECOND, secondOf, startOf } from '@live-tz/wall-clock';
import type { ServerClock } from './server-clock';
import type { ShownSecond } from './shown-second';

/** How long after its boundary a second waits for its tick before it is shown from the estimate. */
const TICK_GRACE_MS = 350;
/** The longest time between two checks of the connection. */
const MAX_WAIT_MS = MS_PER_SECOND + TICK_GRACE_MS;

/** Shows a second from the estimate of the server's time when its tick is late or lost, or there is no connection. */
export class LateTickFallback {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onTimer called when the next second is due without a tick */
  constructor(
    private readonly clock: ServerClock,
    private readonly shown: ShownSecond,
    private readonly onTimer: () => void,
  ) {}

  /** Shows the second that is due by now, if it is not shown yet. */
  showDueSecond(isConnected: boolean): void {
    const nowMs = this.clock.nowMs();
    if (nowMs !== null) this.shown.advanceTo(secondOf(nowMs - graceMs(isConnected)));
  }

  /** Sets the timer to the instant at which the next second is due without a tick. */
  arm(isConnected: boolean): void {
    this.stop();
    this.timer = setTimeout(this.onTimer, this.waitMs(graceMs(isConnected)));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private waitMs(graceMs: number): number {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return MS_PER_SECOND;
    const due = secondOf(nowMs - graceMs);
    const shown = this.shown.second;
    const next = shown === null || shown < due ? due : shown + 1;
    return Math.min(Math.max(1, startOf(next) + graceMs - nowMs), MAX_WAIT_MS);
  }
}

/** Without a connection no tick is expected. */
function graceMs(isConnected: boolean): number {
  return isConnected ? TICK_GRACE_MS : 0;
}
