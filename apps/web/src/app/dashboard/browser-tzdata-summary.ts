import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { BrowserTzdataStore } from '../clock/browser-tzdata-store';
import { RulesRelease } from '../clock/rules-release';
import { formatPlace } from '../formatting/clock-label-format';
import { formatBrowserTzdataReason } from '../formatting/tzdata-format';
import { Icon } from '../ui/icon';

/** Says why this page and the person's browser disagree about some of their clocks; nothing where they agree. */
@Component({
  selector: 'ltz-browser-tzdata-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (words(); as words) {
      <ltz-icon name="warning" />
      <p data-testid="browser-tzdata-summary">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      margin-bottom: 16px;
      color: var(--ink-muted);
      font-size: var(--size-fact);
    }
    :host(:empty) {
      display: none;
    }
    ltz-icon {
      width: 1.125rem;
      height: 1.125rem;
      color: var(--warning);
    }
  `,
})
export class BrowserTzdataSummary {
  private readonly truth = inject(BrowserTzdataStore);
  private readonly rules = inject(RulesRelease);

  /** The clocks on the page. */
  readonly zones = input.required<readonly SavedZone[]>();

  protected readonly words = computed(() => {
    const errors = this.truth.errors();
    const wrong = this.zones().filter(({ zone }) => errors.has(zone));
    const [first] = wrong;
    if (first === undefined) return '';
    const what =
      wrong.length === 1
        ? this.truth.textFor(first.zone, formatPlace(first))
        : `Your browser is wrong about ${wrong.length} of these clocks`;
    return `${what}: ${formatBrowserTzdataReason(this.rules.release())}. The clocks here are right.`;
  });
}
