import { inject, Injectable, signal } from '@angular/core';
import { type AppendedClock, type Board, MAX_BOARDS } from '@live-tz/contracts';
import { UserFacingError } from '../../http/problem-error';
import { BoardApi } from '../store/board-api';
import { BoardsApi } from '../switcher/boards-api';
import { BoardsStore } from '../switcher/boards-store';
import type { FileBoard } from './account-file';
import { batchesOf, newClockId } from './clock-batches';
import { PasteApi } from './paste-api';

/** What is still to be sent of a board. */
interface Unfinished {
  board: Board;
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
    const started = missing.filter((board) => this.unfinished.has(board)).length;
    const fillsEmpty = this.emptyOnlyBoard() === null ? 0 : 1;
    const room = MAX_BOARDS - own.length + started + fillsEmpty;
    if (missing.length > room) {
      throw new UserFacingError(
        `You may have ${MAX_BOARDS} boards, and ${room} more fit. Choose fewer, or delete some of yours first.`,
      );
    }
    for (const board of missing) await this.addOne(board);
    await this.boards.load();
  }

  /** A new user's board without clocks, which becomes the first one of the file. */
  emptyOnlyBoard(): string | null {
    if (this.hasBegun) return null;
    const own = (this.boards.boards() ?? []).filter(({ role }) => role === 'owner');
    const [only] = own;
    return only !== undefined && own.length === 1 && only.clockCount === 0 ? only.id : null;
  }

  private async addOne(board: FileBoard): Promise<void> {
    const { batches, board: added } = this.unfinished.get(board) ?? (await this.begin(board));
    for (let batch = batches[0]; batch !== undefined; batch = batches[0]) {
      await this.pasteApi.addClocks(added.id, batch);
      batches.shift();
    }
    this.doneBoards.update((done) => new Set([...done, board]));
  }

  private async begin(board: FileBoard): Promise<Unfinished> {
    const { clocks, ...settings } = board;
    const batches = batchesOf(clocks.map((clock) => ({ ...clock, id: newClockId() })));
    const empty = this.emptyOnlyBoard();
    const [first = []] = batches;
    const added =
      empty === null
        ? await this.boardsApi.create({ ...settings, clocks: first })
        : await this.boardApi.change(empty, settings);
    const unfinished = { board: added, batches: empty === null ? batches.slice(1) : batches };
    this.unfinished.set(board, unfinished);
    this.hasBegun = true;
    return unfinished;
  }
}
