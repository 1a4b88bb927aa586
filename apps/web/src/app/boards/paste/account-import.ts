import { inject, Injectable, signal } from '@angular/core';
import { type AppendedClock, MAX_BOARDS } from '@live-tz/contracts';
import { UserFacingError } from '../../http/problem-error';
import { BoardApi } from '../store/board-api';
import { newId } from '../store/new-id';
import { BoardsApi } from '../switcher/boards-api';
import { BoardsStore } from '../switcher/boards-store';
import type { FileBoard } from './account-file';
import { batchesOf } from './clock-batches';
import { PasteApi } from './paste-api';

/** A board that is being added. */
interface Unfinished {
  /** On the server; chosen here, so that a request whose answer was lost can be sent again. */
  id: string;
  isMade: boolean;
  /** Clocks that are still to be sent. */
  batches: AppendedClock[][];
}

/**
 * Adds the boards of a file to those of the user. After a failure it continues where it was, so that nothing is added twice.
 */
@Injectable()
export class AccountImport {
  private readonly boards = inject(BoardsStore);
  private readonly boardsApi = inject(BoardsApi);
  private readonly boardApi = inject(BoardApi);
  private readonly pasteApi = inject(PasteApi);
  private readonly unfinished = new Map<FileBoard, Unfinished>();
  /** The first board of the file decides; an empty board of the file is not filled with the next one. */
  private hasBegun = false;
  private readonly doneBoards = signal<ReadonlySet<FileBoard>>(new Set());

  /** The boards that have been added. */
  readonly done = this.doneBoards.asReadonly();

  /** @throws UserFacingError if the user would have too many boards */
  async add(boards: readonly FileBoard[]): Promise<void> {
    await this.boards.load();
    const missing = boards.filter((board) => !this.done().has(board));
    const own = (this.boards.boards() ?? []).filter(({ role }) => role === 'owner');
    // The answer to the last request may have been lost.
    const started = own.filter(({ id }) =>
      missing.some((board) => this.unfinished.get(board)?.id === id),
    ).length;
    const fillsEmpty = this.emptyOnlyBoard() === null ? 0 : 1;
    const room = MAX_BOARDS - own.length + started + fillsEmpty;
    if (missing.length > room) {
      throw new UserFacingError(
        `You may have ${MAX_BOARDS} boards, and ${room} more fit. Choose fewer, or delete some of yours first.`,
      );
    }
    for (const board of missing) await this.addOne(board);
    // They are added, even if the list cannot be read now.
    await this.boards.load().catch(() => undefined);
  }

  /** A new user's board without clocks, which becomes the first one of the file. */
  emptyOnlyBoard(): string | null {
    if (this.hasBegun) return null;
    const own = (this.boards.boards() ?? []).filter(({ role }) => role === 'owner');
    const [only] = own;
    return only !== undefined && own.length === 1 && only.clockCount === 0 ? only.id : null;
  }

  private async addOne(board: FileBoard): Promise<void> {
    const unfinished = this.unfinished.get(board) ?? this.begin(board);
    if (!unfinished.isMade) await this.make(board, unfinished);
    const { batches } = unfinished;
    for (let batch = batches[0]; batch !== undefined; batch = batches[0]) {
      await this.pasteApi.addClocks(unfinished.id, batch);
      batches.shift();
    }
    this.doneBoards.update((done) => new Set([...done, board]));
  }

  private begin(board: FileBoard): Unfinished {
    const batches = batchesOf(board.clocks.map((clock) => ({ ...clock, id: newId() })));
    const unfinished = { id: newId(), isMade: false, batches };
    this.unfinished.set(board, unfinished);
    return unfinished;
  }

  private async make({ clocks: _clocks, ...settings }: FileBoard, unfinished: Unfinished): Promise<void> {
    const empty = this.emptyOnlyBoard();
    if (empty === null) {
      const [first = []] = unfinished.batches;
      await this.boardsApi.create({ ...settings, id: unfinished.id, clocks: first });
      unfinished.batches.shift();
    } else {
      await this.boardApi.change(empty, settings);
      unfinished.id = empty;
    }
    unfinished.isMade = true;
    this.hasBegun = true;
  }
}
