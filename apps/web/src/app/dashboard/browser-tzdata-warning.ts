import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BrowserTzdataStore } from '../clock/browser-tzdata-store';
import { Icon } from '../ui/icon';

/** A quiet mark on a clock the browser itself would show wrong; nothing on all others. */
@Component({
  selector: 'ltz-browser-tzdata-warning',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (words(); as words) {
      <ltz-icon name="warning" />
      <p data-testid="browser-tzdata">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-basis: 100%;
      grid-column: 1 / -1;
      align-items: flex-start;
      gap: 6px;
      padding-top: 8px;
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
  private readonly truth = inject(BrowserTzdataStore);

  readonly zone = input.required<string>();
  /** What the person calls the zone. */
  readonly place = input.required<string>();

  protected readonly words = computed(() => this.truth.textFor(this.zone(), this.place()));
}
