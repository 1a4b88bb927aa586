import { computed, effect, inject, Injectable, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Board, BoardClockTransfer, BoardSummary, NewBoard } from '@live-tz/contracts';
import { debounceTime, filter } from 'rxjs';
import { SessionStore } from '../../auth/session-store';
import { ClockSocket } from '../../clock/clock-socket';
import { errorMessage } from '../../http/problem-error';
import { Notices } from '../../ui/notices/notices';
import { BoardApi } from '../store/board-api';
import { newId } from '../store/new-id';
import { BoardsApi } from './boards-api';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;

/** The user's boards, in their order. */
@Injectable({ providedIn: 'root' })
export class BoardsStore {
  private readonly api = inject(BoardApi);
  private readonly lists = inject(BoardsApi);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly user = inject(SessionStore).user;
  private readonly loaded = signal<{ userId: string; list: readonly BoardSummary[] } | null>(null);
  /** Boards whose deletion can still be undone. */
  private readonly deleted = signal<ReadonlySet<string>>(new Set());

  /** By the content of a board whose making was not answered, its id. */
  private readonly unanswered = new Map<string, string>();

  /** Null until the list is loaded. */
  readonly boards = computed(() => this.all()?.filter(({ id }) => !this.deleted().has(id)) ?? null);
  /** Those that are about to be deleted included; null for another user than the list was loaded for. */
  private readonly all = computed(() => {
    const loaded = this.loaded();
    return loaded?.userId === this.user()?.id ? (loaded?.list ?? null) : null;
  });

  constructor() {
    inject(ClockSocket)
      .boards.pipe(
        filter(() => this.all() !== null),
        debounceTime(REFRESH_DEBOUNCE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.load().catch(() => undefined));
  }

  async load(): Promise<void> {
    const userId = this.user()?.id ?? '';
    this.loaded.set({ userId, list: await this.api.list() });
  }

  /** The first board is at the root. */
  pathOf(id: string): string {
    return this.all()?.[0]?.id === id ? '/' : `/b/${id}`;
  }

  /** After a lost answer, the same board gets the same id, so that it is not made twice. */
  async create(board: NewBoard): Promise<Board> {
    const content = JSON.stringify(board);
    const id = this.unanswered.get(content) ?? newId();
    this.unanswered.set(content, id);
    const created = await this.lists.create({ ...board, id });
    this.unanswered.delete(content);
    await this.load();
    return created;
  }

  async move(id: string, position: number): Promise<void> {
    await this.api.change(id, { position });
    await this.load();
  }

  async removeKept(id: string): Promise<void> {
    await this.lists.removeKept(id);
    await this.load();
  }

  transferClock(from: string, clockId: string, transfer: BoardClockTransfer): Promise<Board> {
    return this.lists.transferClock(from, clockId, transfer);
  }

  /**
   * Hides a board, and deletes it once its deletion is no longer offered to be undone: a deleted board would not come back with
   * its links. A page that is closed before leaves the board as it is.
   */
  remove({ id, name }: Pick<Board, 'id' | 'name'>, onUndo: () => void): void {
    this.hide(id);
    let isUndone = false;
    const offer = this.notices.offer(`${name} deleted.`, {
      label: 'Undo',
      run: () => {
        isUndone = true;
        this.show(id);
        onUndo();
      },
    });
    const watch = effect(
      () => {
        if (this.notices.all().includes(offer)) return;
        watch.destroy();
        if (!isUndone) void this.removeNow(id);
      },
      { injector: this.injector },
    );
  }

  private async removeNow(id: string): Promise<void> {
    try {
      await this.lists.remove(id);
    } catch (error) {
      this.show(id);
      this.notices.fail(errorMessage(error));
    }
  }

  private hide(id: string): void {
    this.deleted.update((ids) => new Set([...ids, id]));
  }

  private show(id: string): void {
    this.deleted.update((ids) => new Set([...ids].filter((other) => other !== id)));
  }
}
