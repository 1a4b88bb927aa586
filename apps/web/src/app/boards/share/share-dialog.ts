import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type Board,
  type BoardLink,
  type CreatedBoardLink,
  type LinkRole,
  MAX_LABEL_LENGTH,
} from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_SECOND } from '@live-tz/wall-clock';
import { timer } from 'rxjs';
import { ClockStore } from '../../clock/clock-store';
import { ActionState } from '../../ui/action-state';
import { ActionStateLine } from '../../ui/action-state-line';
import { OneTimeLink } from '../../ui/one-time-link';
import { TextField } from '../../ui/text-field';
import { LocalTime } from '../../zones/local-time';
import { BoardLinksApi } from './board-links-api';

const TITLE_ID = 'share-dialog-title';
/** How often the numbers of viewers are read again. */
const REFRESH_INTERVAL_MS = 10 * MS_PER_SECOND;

/** Opens the dialog, which closes without a result. */
export function openShareDialog(dialog: Dialog, board: Board): void {
  dialog.open<never, Board>(ShareDialog, {
    data: board,
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'select',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
}

/** Creates links to a board of the user, lists them and revokes them. */
@Component({
  selector: 'ltz-share-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, OneTimeLink, TextField],
  templateUrl: './share-dialog.html',
  styleUrls: ['../../ui/select.css', '../dialog.css', './share-dialog.css'],
})
class ShareDialog {
  protected readonly board = inject<Board>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<never>>(DialogRef);
  private readonly api = inject(BoardLinksApi);
  private readonly clock = inject(ClockStore);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('revokeButton');

  protected readonly titleId = TITLE_ID;
  protected readonly maxLabelLength = MAX_LABEL_LENGTH;
  protected readonly localTime = inject(LocalTime);
  protected readonly roles: readonly { value: LinkRole; word: string }[] = [
    { value: 'viewer', word: 'View' },
    { value: 'editor', word: 'View, and edit once signed in' },
  ];
  protected readonly lifetimes = [
    { days: 0, word: 'Until you revoke it' },
    { days: 1, word: '1 day' },
    { days: 7, word: '7 days' },
    { days: 30, word: '30 days' },
  ];
  protected readonly label = signal('');
  protected readonly creation = new ActionState();
  protected readonly revocation = new ActionState();
  /** The link whose address is shown. */
  protected readonly created = signal<CreatedBoardLink | null>(null);
  /** Null until the first response. */
  protected readonly links = signal<readonly BoardLink[] | null>(null);

  constructor() {
    timer(0, REFRESH_INTERVAL_MS)
      .pipe(takeUntilDestroyed())
      // The next reading may succeed; an action reports its own failure.
      .subscribe(() => void this.read().catch(() => undefined));
  }

  protected close(): void {
    this.dialog.close();
  }

  protected async create(event: Event, role: string, days: number): Promise<void> {
    event.preventDefault();
    this.created.set(null);
    await this.creation.run(async () => {
      this.created.set(
        await this.api.createLink(this.board.id, {
          role: role === 'editor' ? 'editor' : 'viewer',
          label: this.label().trim() || null,
          expiresAtMs: days === 0 ? null : (this.clock.utcMs() ?? Date.now()) + days * MS_PER_DAY,
        }),
      );
      this.label.set('');
      await this.read();
    }, 'Link created');
  }

  protected async revoke({ id }: BoardLink): Promise<void> {
    const index = (this.links() ?? []).findIndex((each) => each.id === id);
    const failure = await this.revocation.run(async () => {
      await this.api.revokeLink(this.board.id, id);
      if (this.created()?.id === id) this.created.set(null);
      await this.read();
    }, 'Link revoked');
    if (failure === null) afterNextRender({ write: () => this.focusRow(index) }, { injector: this.injector });
  }

  private async read(): Promise<void> {
    this.links.set(await this.api.links(this.board.id));
  }

  /** Focuses the row that took the place of a removed one, the last row, or the heading of an empty list. */
  private focusRow(index: number): void {
    const buttons = this.buttons();
    const next = buttons[Math.min(index, buttons.length - 1)] ?? this.heading();
    next.nativeElement.focus();
  }
}
