import { DestroyRef, Directive, inject, output } from '@angular/core';

const HOLD_MS = 500;
/** A finger that moves further is scrolling. */
const MAX_MOVE_PX = 8;

/** Emits when a finger is held still: the touch screen's counterpart of a right click. */
@Directive({
  selector: '[ltzLongPress]',
  host: {
    '(pointerdown)': 'onDown($event)',
    '(pointermove)': 'onMove($event)',
    '(pointerup)': 'cancel()',
    '(pointercancel)': 'cancel()',
    '(touchend)': 'onTouchEnd($event)',
    '(contextmenu)': 'onContextMenu($event)',
  },
})
export class LongPress {
  readonly ltzLongPress = output();

  private timer: ReturnType<typeof setTimeout> | undefined;
  private start = { x: 0, y: 0 };
  private isTouch = false;
  private isHeld = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  protected onDown(event: PointerEvent): void {
    this.cancel();
    this.isHeld = false;
    this.isTouch = event.pointerType === 'touch';
    if (!this.isTouch) return;
    this.start = { x: event.clientX, y: event.clientY };
    this.timer = setTimeout(() => this.hold(), HOLD_MS);
  }

  protected onMove(event: PointerEvent): void {
    const moved = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y);
    if (moved > MAX_MOVE_PX) this.cancel();
  }

  /** Keeps the browser from turning the end of a touch into a click and moving the focus, which would close what the press opened. */
  protected onTouchEnd(event: Event): void {
    if (this.isHeld) event.preventDefault();
  }

  /** Suppresses the browser's own menu, which would cover ours. */
  protected onContextMenu(event: Event): void {
    if (this.isTouch) event.preventDefault();
  }

  protected cancel(): void {
    clearTimeout(this.timer);
  }

  private hold(): void {
    this.isHeld = true;
    this.ltzLongPress.emit();
  }
}
