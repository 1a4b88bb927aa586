import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { formatSecond } from '../formatting/wall-time-format';
import { ShownMoment } from './shown-moment';

/**
 * The second of the minute with its colon, `:07`, which is the same in all zones. Nothing outside of its box depends on its
 * text, so that a new second lays out these boxes alone: one more text that changes each second would lay out the whole page.
 */
@Component({
  selector: 'ltz-second-digits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span>:{{ second() }}</span>`,
  styles: `
    :host {
      display: inline-block;
      position: relative;
      direction: ltr;
      /* In a layer of its own: its tile has two digits to draw again, that of a board also cards with their shadows. */
      will-change: transform;
    }
    /* Takes the room: tabular digits are all as wide as these. */
    :host::before {
      content: ':00';
      visibility: hidden;
    }
    span {
      position: absolute;
      inset: 0 -0.1em;
      padding: 0 0.1em;
      contain: strict;
    }
  `,
})
export class SecondDigits {
  /** Whether the time beside it is known; a figure dash, as wide as a digit, stands for each digit otherwise. */
  readonly isKnown = input(true);

  private readonly moment = inject(ShownMoment);
  protected readonly second = computed(() => {
    const utcMs = this.moment.utcMs();
    return utcMs === null || !this.isKnown() ? '\u2012\u2012' : formatSecond(utcMs);
  });
}
