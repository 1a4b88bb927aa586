import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A line icon in the colour of the surrounding text. It is decorative: its control carries the accessible name. */
@Component({
  selector: 'ltz-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input<IconName>('more');
  /** The lines of an icon that is not among `ICONS`, which every page loads. */
  readonly lines = input('');
  protected readonly path = computed(() => this.lines() || ICONS[this.name()]);
}
