import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { BoardClock } from '@live-tz/contracts';
import { errorMessage } from '../http/problem-error';
import type { SunLight } from '../light/sun-light';
import { Icon } from '../ui/icon';
import { isRightToLeft } from '../ui/left-to-right-key';
import type { MenuEntry } from '../ui/menu-placeholder';
import { Notices } from '../ui/notices/notices';
import { BOARD_ICONS } from './board-icons';
import { ClockGrid } from './fit/clock-grid';
import { openClockDialog } from './hours/clock-dialog';
import { BoardStore } from './store/board-store';
import { BoardsStore } from './switcher/boards-store';
import { openTransferDialog } from './switcher/transfer-dialog';

/** The menu of a clock with the button that opens it. It loads after the first tick. */
@Component({
  selector: 'ltz-clock-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './clock-menu.html',
})
export class ClockMenu {
  readonly clock = input.required<BoardClock>();
  readonly label = input.required<string>();
  /** What the sun does at the place of the clock; the tooltip of the card is out of reach of touch and keyboards. */
  readonly light = input<SunLight | null>(null);
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
  protected readonly icons = BOARD_ICONS;

  private readonly grid = inject(ClockGrid, { optional: true });
  private readonly store = inject(BoardStore, { optional: true });
  private readonly boards = inject(BoardsStore);
  private readonly dialog = inject(Dialog);
  private readonly notices = inject(Notices);

  protected readonly mayEdit = computed(() => this.store?.board()?.role !== 'viewer');
  private readonly isMirrored = signal(false);
  /** What it takes to move a clock by one place, or to the front, as the layout and the direction of the page show it. */
  protected readonly steps = computed(() => {
    const { up, down, left, right, first, mirroredFirst } = BOARD_ICONS;
    if (this.grid?.gridLayout() === 'lines')
      return { back: { word: 'Move up', lines: up }, on: { word: 'Move down', lines: down }, first };
    const [toLeft, toRight] = [
      { word: 'Move left', lines: left },
      { word: 'Move right', lines: right },
    ];
    return this.isMirrored()
      ? { back: toRight, on: toLeft, first: mirroredFirst }
      : { back: toLeft, on: toRight, first };
  });

  private readonly trigger = viewChild.required(CdkMenuTrigger);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');

  constructor() {
    afterNextRender(() => {
      if (this.entry() !== null) this.focus();
      if (this.entry() === 'opened') this.open();
    });
  }

  protected readDirection(): void {
    this.isMirrored.set(isRightToLeft(this.button().nativeElement));
  }

  focus(): void {
    this.button().nativeElement.focus();
  }

  open(): void {
    this.trigger().open();
    this.trigger().getMenu()?.focusFirstItem('touch');
  }

  protected async changeDetails(): Promise<void> {
    const change = await openClockDialog(this.dialog, this.clock());
    if (change !== undefined) await this.attempt((store) => store.changeClock(this.clock().id, change));
  }

  protected async transfer(): Promise<void> {
    await this.attempt(async (store) => {
      await this.boards.load();
      const here = store.board()?.id ?? '';
      const boards = (this.boards.boards() ?? []).filter(({ id, role }) => id !== here && role !== 'viewer');
      const transfer = await openTransferDialog(this.dialog, { label: this.label(), boards });
      if (transfer === undefined) return;
      const { name } = await this.boards.transferClock(here, this.clock().id, transfer);
      await store.refresh();
      this.notices.confirm(`${this.label()} ${transfer.keep ? 'copied' : 'moved'} to ${name}`);
    });
  }

  private async attempt(action: (store: BoardStore) => Promise<void>): Promise<void> {
    if (this.store === null) return;
    try {
      await action(this.store);
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }
}
