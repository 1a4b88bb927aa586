import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';

/** What the link leads to, the best first. */
const TARGETS = ['main article[tabindex="0"]', 'main h1'];

/** The first tab stop of a page: a link past the header, visible while it is focused. */
@Component({
  selector: 'ltz-skip-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="button" href="#main" (click)="skip($event)">{{ label() }}</a>`,
  styles: `
    :host {
      display: contents;
    }
    a {
      position: fixed;
      inset-block-start: var(--space-2);
      inset-inline-start: var(--space-2);
      z-index: 1100;
    }
    a:not(:focus) {
      width: 1px;
      height: 1px;
      min-height: 0;
      padding: 0;
      border: 0;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
})
export class SkipLink {
  readonly label = input('Skip to content');

  private readonly document = inject(DOCUMENT);

  /** Instead of the browser, because the router would treat the fragment as a navigation. */
  protected skip(event: Event): void {
    event.preventDefault();
    const targets = TARGETS.map((selector) => this.document.querySelector<HTMLElement>(selector));
    const target = targets.find((found) => found !== null);
    if (!target) return;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus();
  }
}
