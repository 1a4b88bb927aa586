import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Board, MAX_BOARD_CLOCKS, MAX_BOARD_NAME_LENGTH } from '@live-tz/contracts';
import { formatCount } from '../../formatting/duration-format';
import { errorMessage, UserFacingError } from '../../http/problem-error';
import { AppHeader } from '../../shell/app-header';
import { ActionState } from '../../ui/action-state';
import { ActionStateLine } from '../../ui/action-state-line';
import { Notices } from '../../ui/notices/notices';
import { TextField } from '../../ui/text-field';
import { BoardApi } from '../store/board-api';
import { BoardsStore } from '../switcher/boards-store';
import { type AccountFile, isJson, readAccountFile } from './account-file';
import { FilePreview } from './file-preview';
import { duplicatesOf, type ListedLine } from './listed-line';
import { PasteStore } from './paste-store';
import { PastedRow } from './pasted-row';
import { textOfFile } from './text-file';

const NEW_BOARD = 'new';
const EXAMPLE = 'San Francisco, CA\nAnna (Berlin)\nW. Europe Standard Time';

/** Adds the clocks of a pasted list to a board, once the user has seen what each line was understood as, or the boards of an export. */
@Component({
  selector: 'ltz-paste-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, AppHeader, FilePreview, PastedRow, RouterLink, TextField],
  providers: [PasteStore],
  templateUrl: './paste-page.html',
  styleUrls: ['../../ui/select.css', './paste-page.css'],
})
export class PastePage {
  /** From the path: the id of the board that the user comes from. */
  readonly board = input.required<string>();

  protected readonly store = inject(PasteStore);
  private readonly boards = inject(BoardsStore);
  private readonly api = inject(BoardApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly rows = viewChildren(PastedRow);

  protected readonly newBoard = NEW_BOARD;
  protected readonly example = EXAMPLE;
  protected readonly maxNameLength = MAX_BOARD_NAME_LENGTH;
  protected readonly text = signal('');
  protected readonly file = signal<AccountFile | null>(null);
  protected readonly lookUpState = new ActionState();
  protected readonly addState = new ActionState();
  protected readonly loadFailure = signal('');
  /** The id of the board that gets the clocks, or `new`. */
  protected readonly target = signal('');
  protected readonly name = signal('');
  private readonly targetBoard = signal<Board | null>(null);

  protected readonly targets = computed(() =>
    (this.boards.boards() ?? []).filter(({ role }) => role !== 'viewer'),
  );
  protected readonly path = computed(() => this.boards.pathOf(this.board()));
  protected readonly duplicates = computed(() =>
    duplicatesOf(this.store.lines() ?? [], this.targetBoard()?.clocks ?? []),
  );
  protected readonly summary = computed(() => {
    const undecided = this.store.undecided().length;
    const understood = `${formatCount(this.store.chosen().length, 'clock')} understood`;
    return undecided === 0 ? understood : `${understood}, ${formatCount(undecided, 'line')} to decide`;
  });
  /** Why the clocks cannot be added; empty if they can. */
  protected readonly obstacle = computed(() => {
    const room = MAX_BOARD_CLOCKS - (this.targetBoard()?.clocks.length ?? 0);
    const excess = this.store.chosen().length - room;
    if (excess <= 0) return '';
    const fit = room === 0 ? 'and is full' : `and ${room} more fit`;
    return `A board holds ${MAX_BOARD_CLOCKS} clocks${this.target() === NEW_BOARD ? '' : `, ${fit}`}. Remove ${formatCount(excess, 'line')} or choose another board.`;
  });

  constructor() {
    effect(() => {
      const id = this.board();
      untracked(() => void this.load(id));
    });
    effect(() => {
      const target = this.target();
      untracked(() => void this.loadTarget(target).catch(() => undefined));
    });
  }

  protected async load(id = this.board()): Promise<void> {
    this.loadFailure.set('');
    try {
      await this.boards.load();
      const known = this.targets().some((board) => board.id === id);
      this.target.set(known ? id : (this.targets()[0]?.id ?? NEW_BOARD));
    } catch (error) {
      this.loadFailure.set(errorMessage(error));
    }
  }

  protected async lookUp(event?: Event): Promise<void> {
    event?.preventDefault();
    const failure = await this.lookUpState.run(async () => {
      this.file.set(null);
      this.store.clear();
      if (isJson(this.text())) this.file.set(readAccountFile(this.text()));
      else await this.store.lookUp(this.text());
    }, '');
    if (failure === null) this.focusResult();
  }

  protected async open(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const [chosen] = box.files ?? [];
    // The same file can be chosen again after it was changed.
    box.value = '';
    if (chosen === undefined) return;
    const failure = await this.lookUpState.run(async () => this.read(await textOfFile(chosen)), '');
    if (failure === null && this.file() === null) await this.lookUp();
    else if (failure === null) this.focusResult();
  }

  /** A list is shown as text, so that it can be corrected there; an export is not for reading. */
  private read(text: string): void {
    this.file.set(null);
    this.store.clear();
    if (isJson(text)) this.file.set(readAccountFile(text));
    else this.text.set(text);
  }

  protected remove({ id }: ListedLine, index: number): void {
    this.store.remove(id);
    this.afterRender(() => {
      const rows = this.rows();
      (rows[Math.min(index, rows.length - 1)] ?? this.heading()?.nativeElement)?.focus();
    });
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const count = this.store.chosen().length;
    let board: { id: string; name: string } | undefined;
    const failure = await this.addState.run(async () => {
      if (count === 0) throw new UserFacingError('Decide at least one line first.');
      if (this.obstacle() !== '') throw new UserFacingError(this.obstacle());
      board = await this.addToTarget();
    }, '');
    if (board === undefined || failure !== null) return;
    const added = `${formatCount(count, 'clock')} added to ${board.name}`;
    this.notices.confirm(added);
    if (this.store.undecided().length === 0) await this.router.navigateByUrl(this.boards.pathOf(board.id));
    else await this.loadTarget(board.id);
  }

  private async addToTarget(): Promise<{ id: string; name: string } | undefined> {
    if (this.target() === NEW_BOARD) {
      const name = this.name().trim();
      if (name === '') throw new UserFacingError('Enter a name for the new board.');
      const board = await this.store.addToNew(name);
      this.target.set(board.id);
      await this.store.addTo(board.id);
      return board;
    }
    await this.store.addTo(this.target());
    return this.targets().find(({ id }) => id === this.target());
  }

  /** Its clocks show how many more fit, and which are there already. */
  private async loadTarget(id: string): Promise<void> {
    const board = id === NEW_BOARD || id === '' ? null : await this.api.read(id);
    if (this.target() === id) this.targetBoard.set(board);
  }

  private focusResult(): void {
    this.afterRender(() => this.heading()?.nativeElement.focus());
  }

  private afterRender(action: () => void): void {
    afterNextRender({ write: action }, { injector: this.injector });
  }
}
