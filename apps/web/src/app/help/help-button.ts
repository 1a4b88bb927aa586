import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { Shortcuts } from './shortcuts';

const SEARCH = 'ltz-zone-picker input';

/** Opens the list of keys, also with `?`, and leads to the search with `/`. */
@Component({
  selector: 'ltz-help-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      class="icon-button"
      aria-label="Keyboard shortcuts"
      aria-keyshortcuts="?"
      (click)="open()"
    >
      <span aria-hidden="true">?</span>
    </button>
  `,
  styles: `
    span {
      font-size: var(--size-heading);
      line-height: 1;
    }
  `,
  host: { '(document:keydown)': 'onKeydown($event)' },
})
export class HelpButton {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly shortcuts = inject(Shortcuts);

  protected async open(): Promise<void> {
    const { openHelpDialog } = await import('./help-dialog');
    openHelpDialog(this.injector);
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (this.shortcuts.isPressed('?', event)) void this.open();
    else if (this.shortcuts.isPressed('/', event)) this.focusSearch();
    else return;
    event.preventDefault();
  }

  private focusSearch(): void {
    const box = this.document.querySelector<HTMLInputElement>(SEARCH);
    box?.focus();
    box?.select();
  }
}
