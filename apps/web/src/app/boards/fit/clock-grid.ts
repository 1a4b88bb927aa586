import { DOCUMENT } from '@angular/common';
import { afterRenderEffect, computed, DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';
import { PreferencesStore } from '../../preferences/preferences-store';
import { digitsWidthOf, type GridLayout } from './fit-clocks';
import { fitGrid } from './fit-grid';

/** Keeps the columns of the clocks and the size of their digits in step with their number, the window and the text size. */
@Directive({ selector: '[ltzClockGrid]', host: { class: 'clock-grid', '[class.timeline]': 'isTimeline()' } })
export class ClockGrid {
  /** The number of clocks. */
  readonly ltzClockGrid = input.required<number>();
  readonly hasLead = input(false);
  readonly gridLayout = input<GridLayout>('fitted');
  /** Whether each line has the hours of its day. */
  readonly isTimeline = input(false);

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly preferences = inject(PreferencesStore);
  private readonly clocks = computed(() => ({
    layout: this.gridLayout(),
    count: this.ltzClockGrid(),
    hasLead: this.hasLead(),
    digitsWidth: digitsWidthOf(this.preferences.preferences().showSeconds, this.preferences.hourFormat()),
  }));

  constructor() {
    afterRenderEffect(() => fitGrid(this.element, this.clocks()));
    this.followWindow();
  }

  /** The body changes its size with the text size, and with what is above the clocks. */
  private followWindow(): void {
    const { body, defaultView } = inject(DOCUMENT);
    if (defaultView === null) return;
    const fit = (): void => fitGrid(this.element, this.clocks());
    let frame = 0;
    // In the next frame, because the clocks change the size of the body themselves.
    const observer = new ResizeObserver(() => {
      defaultView.cancelAnimationFrame(frame);
      frame = defaultView.requestAnimationFrame(fit);
    });
    observer.observe(body);
    defaultView.addEventListener('resize', fit);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      defaultView.cancelAnimationFrame(frame);
      defaultView.removeEventListener('resize', fit);
    });
  }
}
