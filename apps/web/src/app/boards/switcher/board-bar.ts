import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import type { ConnectedPosition } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import type { Board, BoardLayout, ClockSort } from '@live-tz/contracts';
import { errorMessage } from '../../http/problem-error';
import { Pause } from '../../travel/pause';
import { PauseButton } from '../../travel/pause-button';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices/notices';
import { BOARD_ICONS } from '../board-icons';
import { openHoursDialog } from '../hours/hours-dialog';
import { BoardStore } from '../store/board-store';
import { openNameDialog } from './name-dialog';
import { BoardsStore } from './boards-store';

const LAYOUTS: readonly { value: BoardLayout; word: string; icon: string }[] = [
  { value: 'cards', word: 'Cards', icon: BOARD_ICONS.cards },
  { value: 'list', word: 'List', icon: BOARD_ICONS.list },
  { value: 'timeline', word: 'Timeline', icon: BOARD_ICONS.timeline },
];
const SORTS: readonly { value: ClockSort; word: string }[] = [
  { value: 'manual', word: 'By hand' },
  { value: 'offset', word: 'From west to east' },
  { value: 'name', word: 'By name' },
  { value: 'day-state', word: 'Fine to call first' },
];

/** Below the button: aligned with its start, with its end, or reaching as far beyond its end as a phone needs. */
const MENU_POSITIONS: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top' },
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((step): ConnectedPosition => ({
    originX: 'end',
    originY: 'bottom',
    overlayX: 'end',
    overlayY: 'top',
    offsetX: step * 16,
  })),
];
/** Between a menu and the edge of the window. */
const EDGE_PX = 8;

/** The board's name, which opens the list of all boards, and how the board is shown. */
@Component({
  selector: 'ltz-board-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, PauseButton],
  templateUrl: './board-bar.html',
  styleUrl: './board-bar.css',
})
export class BoardBar {
  readonly board = input.required<Board>();
  readonly layoutChosen = output<BoardLayout>();

  protected readonly icons = BOARD_ICONS;
  protected readonly positions = MENU_POSITIONS;
  protected readonly layouts = LAYOUTS;
  protected readonly sorts = SORTS;

  private readonly pause = inject(Pause);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly store = inject(BoardStore);
  private readonly list = inject(BoardsStore);
  private readonly dialog = inject(Dialog);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);

  protected readonly boards = this.list.boards;
  protected readonly isPaused = this.pause.isWanted;
  protected readonly shown = computed(
    () => LAYOUTS.find(({ value }) => value === this.board().layout) ?? { word: '', icon: '' },
  );
  protected readonly mayEdit = computed(() => this.board().role !== 'viewer');
  protected readonly isOwner = computed(() => this.board().role === 'owner');
  private readonly own = computed(() => (this.boards() ?? []).filter(({ role }) => role === 'owner'));
  protected readonly place = computed(() => this.own().findIndex(({ id }) => id === this.board().id));
  protected readonly isLast = computed(() => this.place() === this.own().length - 1);
  protected readonly isOnly = computed(() => this.own().length === 1);

  constructor() {
    const title = inject(Title);
    effect(() => {
      const { name } = this.board();
      // The title of the first page is that of the program.
      if (this.router.url.startsWith('/b/')) title.setTitle(`${name} · Live TZ`);
    });
  }

  /** What a menu may take of the window, in CSS pixels: the page below does not scroll for it. */
  protected roomBelow(): number {
    return window.innerHeight - this.element.getBoundingClientRect().bottom - EDGE_PX;
  }

  protected loadBoards(): Promise<void> {
    return this.attempt(() => this.list.load());
  }

  protected open(id: string): void {
    void this.router.navigateByUrl(this.list.pathOf(id));
  }

  /** On a phone, where the menu of the view has the pause. */
  protected isPauseHidden(): boolean {
    const button = this.element.querySelector('ltz-pause-button');
    return button !== null && getComputedStyle(button).display === 'none';
  }

  protected togglePause(): void {
    void this.pause.set(!this.isPaused());
  }

  protected sort(sort: ClockSort): Promise<void> {
    return this.attempt(() => this.store.change({ sort }));
  }

  protected async create(): Promise<void> {
    const name = await openNameDialog(this.dialog, 'New board', '', 'Create');
    if (name !== null) await this.attempt(async () => this.open((await this.list.create({ name })).id));
  }

  protected async copy(): Promise<void> {
    const { id, name: original } = this.board();
    const name = await openNameDialog(this.dialog, 'Copy this board', `Copy of ${original}`, 'Create');
    if (name !== null)
      await this.attempt(async () => this.open((await this.list.create({ name, copyOf: id })).id));
  }

  protected plan(): void {
    void this.router.navigateByUrl(`/plan/${this.board().id}`);
  }

  protected paste(): void {
    void this.router.navigateByUrl(`/paste/${this.board().id}`);
  }

  protected showOnWall(): void {
    void this.router.navigateByUrl(`/wall/${this.board().id}`);
  }

  protected async share(): Promise<void> {
    await this.attempt(async () => {
      const { openShareDialog } = await import('../share/share-dialog');
      openShareDialog(this.dialog, this.board());
    });
  }

  /** Of a board that another user shares; the link brings it back. */
  protected async removeFromList(): Promise<void> {
    const { id, name } = this.board();
    await this.attempt(async () => {
      await this.list.removeKept(id);
      await this.router.navigateByUrl('/');
      this.notices.confirm(`${name} removed from your list`);
    });
  }

  protected async rename(): Promise<void> {
    const name = await openNameDialog(this.dialog, 'Rename board', this.board().name, 'Save');
    if (name !== null) await this.attempt(() => this.store.change({ name }));
  }

  protected async changeHours(): Promise<void> {
    const hours = await openHoursDialog(this.dialog, this.board().hours);
    if (hours !== undefined) await this.attempt(() => this.store.change({ hours }));
  }

  /** The address of the board changes when it becomes the first, or is no longer. */
  protected move(step: number): Promise<void> {
    const { id } = this.board();
    return this.attempt(async () => {
      await this.list.move(id, this.place() + step);
      this.open(id);
      this.notices.say(`${this.board().name} is now ${this.place() + 1} of ${this.own().length}`);
    });
  }

  protected remove(): void {
    const board = this.board();
    const next = this.own().find(({ id }) => id !== board.id);
    if (next === undefined) return;
    this.list.remove(board, () => this.open(board.id));
    this.open(next.id);
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }
}
