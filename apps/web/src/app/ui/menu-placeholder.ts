import { ChangeDetectionStrategy, Component, type ElementRef, input, model, viewChild } from '@angular/core';

/** What was done to a menu's button while the menu was not loaded: nothing, focused, or opened. */
export type MenuEntry = 'focused' | 'opened' | null;

/** A menu's button, with or without the menu. */
export interface MenuControl {
  focus(): void;
  open(): void;
}

/** Stands in for a menu's button until the menu is loaded, and records what the menu has to make up for. */
@Component({
  selector: 'ltz-menu-placeholder',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      #button
      type="button"
      class="icon-button"
      aria-haspopup="menu"
      [attr.tabindex]="isTabStop() ? null : -1"
      [attr.aria-label]="label()"
      (focus)="entry.set(entry() ?? 'focused')"
      (blur)="onBlur($event)"
      (click)="open()"
    >
      <ng-content />
    </button>
  `,
})
export class MenuPlaceholder implements MenuControl {
  readonly label = input.required<string>();
  readonly isTabStop = input(true);
  readonly entry = model<MenuEntry>(null);

  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');

  focus(): void {
    this.button().nativeElement.focus();
  }

  open(): void {
    this.entry.set('opened');
  }

  /** A button that is removed from the page loses the focus to nothing; the menu takes it over then. */
  protected onBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget !== null && this.entry() === 'focused') this.entry.set(null);
  }
}
