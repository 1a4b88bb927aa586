/** What the display adds: a change of the page is shown with its next frame. */
const FRAME_MS = 1000 / 60;
/** A long delay is forgotten by half in this time. */
const HALF_LIFE_MS = 10_000;
/** Differences below this are noise, and would change the text of the page every second. */
const STEP_MS = 5;

/** How long after its boundary a second becomes visible: the longest recent delay of the page's timer and rendering, plus a frame. */
export class PageDelay {
  private longestMs = 0;
  private longestAtMs = 0;

  /** Milliseconds, rounded up. */
  get ms(): number {
    return Math.ceil(this.recentMs() / STEP_MS) * STEP_MS + FRAME_MS;
  }

  /** Adds the delay of one second. */
  note(delayMs: number): void {
    if (delayMs < this.recentMs()) return;
    this.longestMs = delayMs;
    this.longestAtMs = performance.now();
  }

  private recentMs(): number {
    return this.longestMs * 0.5 ** ((performance.now() - this.longestAtMs) / HALF_LIFE_MS);
  }
}
