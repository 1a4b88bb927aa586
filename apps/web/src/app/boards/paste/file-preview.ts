import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { formatCount } from '../../formatting/duration-format';
import { UserFacingError } from '../../http/problem-error';
import { PreferencesStore } from '../../preferences/preferences-store';
import { ActionState } from '../../ui/action-state';
import { ActionStateLine } from '../../ui/action-state-line';
import { Notices } from '../../ui/notices/notices';
import type { AccountFile, FileBoard } from './account-file';
import { AccountImport } from './account-import';

const LAYOUT_WORDS = { cards: 'Cards', list: 'List', timeline: 'Timeline' } as const;

/** The boards of an export, of which the user chooses those to add. The user's own settings are only replaced if they say so. */
@Component({
  selector: 'ltz-file-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine],
  providers: [AccountImport],
  templateUrl: './file-preview.html',
  styleUrl: './file-preview.css',
})
export class FilePreview {
  readonly content = input.required<AccountFile>();

  private readonly files = inject(AccountImport);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);

  protected readonly done = this.files.done;
  protected readonly state = new ActionState();
  protected readonly usesSettings = signal(false);
  private readonly excluded = signal<ReadonlySet<FileBoard>>(new Set());
  protected readonly included = computed(() =>
    this.content().boards.filter((board) => !this.excluded().has(board) && !this.done().has(board)),
  );
  /** `12 of 50 boards added`, while that is not all. */
  protected readonly progress = computed(() => {
    const { boards } = this.content();
    const added = boards.filter((board) => this.done().has(board)).length;
    const remaining = this.included().length;
    if (remaining === 0 || (added === 0 && !this.state.isRunning())) return '';
    return `${added} of ${formatCount(added + remaining, 'board')} added`;
  });
  protected readonly fillsEmptyBoard = computed(
    () => this.files.emptyOnlyBoard() !== null && this.included().length > 0,
  );

  constructor() {
    effect(() => {
      this.content();
      untracked(() => {
        this.excluded.set(new Set());
        this.usesSettings.set(false);
        this.state.clear();
      });
    });
  }

  protected isIncluded(board: FileBoard): boolean {
    return !this.excluded().has(board);
  }

  protected toggle(board: FileBoard): void {
    const excluded = new Set(this.excluded());
    if (!excluded.delete(board)) excluded.add(board);
    this.excluded.set(excluded);
  }

  protected factsOf({ clocks, layout }: FileBoard): string {
    return `${formatCount(clocks.length, 'clock')} · ${LAYOUT_WORDS[layout]}`;
  }

  protected placesOf({ clocks }: FileBoard): string {
    return clocks.map(({ label, place, zone }) => label ?? place ?? zone).join(', ');
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const boards = this.included();
    const failure = await this.state.run(async () => {
      if (boards.length === 0 && !this.usesSettings()) throw new UserFacingError('Choose what to add first.');
      await this.files.add(boards);
      if (this.usesSettings()) await this.preferences.change(this.content().preferences);
    }, '');
    if (failure !== null) return;
    this.notices.confirm(
      boards.length > 0 ? `${formatCount(this.done().size, 'board')} added` : 'Settings replaced',
    );
    await this.router.navigateByUrl('/');
  }
}
