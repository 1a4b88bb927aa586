import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { BrowserTzdataStore } from '../clock/browser-tzdata-store';
import { RulesRelease } from '../clock/rules-release';
import { formatPlace } from '../formatting/clock-label-format';
import { formatBrowserTzdataReason } from '../formatting/tzdata-format';
import { Icon } from '../ui/icon';

/** Explains why the browser's zone data disagree with this page about some clocks. Empty where they agree. */
@Component({
  selector: 'ltz-browser-tzdata-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (text(); as text) {
      <ltz-icon name="warning" />
      <p data-testid="browser-tzdata-summary">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      margin-bottom: var(--space-4);
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
  private readonly browserTzdata = inject(BrowserTzdataStore);
  private readonly rules = inject(RulesRelease);

  /** The clocks on the page. */
  readonly zones = input.required<readonly SavedZone[]>();

  protected readonly text = computed(() => {
    const errors = this.browserTzdata.errors();
    const wrong = this.zones().filter(({ zone }) => errors.has(zone));
    const [first] = wrong;
    if (first === undefined) return '';
    const claim =
      wrong.length === 1
        ? this.browserTzdata.textFor(first.zone, formatPlace(first))
        : `Your browser is wrong about ${wrong.length} of these clocks`;
    return `${claim}: ${formatBrowserTzdataReason(this.rules.release())}. The clocks here are right.`;
  });
}
