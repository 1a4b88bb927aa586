import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BrowserTzdataStore } from '../clock/browser-tzdata-store';
import { Icon } from '../ui/icon';

/** Warns on a clock that the browser's own zone data would show wrong. Empty on all others. */
@Component({
  selector: 'ltz-browser-tzdata-warning',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (text(); as text) {
      <ltz-icon name="warning" />
      <p data-testid="browser-tzdata">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-basis: 100%;
      grid-column: 1 / -1;
      align-items: flex-start;
      gap: var(--space-2);
      padding-top: var(--space-2);
    }
    :host(:empty) {
      display: none;
    }
    ltz-icon {
      width: 1.125rem;
      height: 1.125rem;
      color: var(--warning);
    }
    @media (max-width: 520px) {
      :host {
        padding-top: 0;
      }
    }
  `,
})
export class BrowserTzdataWarning {
  private readonly browserTzdata = inject(BrowserTzdataStore);

  readonly zone = input.required<string>();
  /** The user's name for the zone. */
  readonly place = input.required<string>();

  protected readonly text = computed(() => this.browserTzdata.textFor(this.zone(), this.place()));
}
