import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../ui/icon';
import type { MenuEntry } from '../ui/menu-placeholder';

/** The menu of a clock with the button that opens it. It loads after the first tick. */
@Component({
  selector: 'ltz-clock-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './clock-menu.html',
})
export class ClockMenu {
  readonly label = input.required<string>();
  readonly isHome = input.required<boolean>();
  readonly position = input.required<number>();
  readonly count = input.required<number>();
  /** What was done to the placeholder of the menu before it was loaded. */
  readonly entry = input<MenuEntry>(null);
  readonly renaming = output();
  readonly madeHome = output();
  readonly movedBy = output<number>();
  readonly removed = output();

  protected readonly toFront = -Infinity;

  private readonly trigger = viewChild.required(CdkMenuTrigger);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');

  constructor() {
    afterNextRender(() => {
      if (this.entry() !== null) this.focus();
      if (this.entry() === 'opened') this.open();
    });
  }

  focus(): void {
    this.button().nativeElement.focus();
  }

  open(): void {
    this.trigger().open();
    this.trigger().getMenu()?.focusFirstItem('touch');
  }
}
