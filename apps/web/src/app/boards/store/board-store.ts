import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Board, BoardChange, BoardClock, BoardClockChange, NewBoardClock } from '@live-tz/contracts';
import { DocumentData } from '../../http/document-data';
import { ProblemError } from '../../http/problem-error';
import { PreferencesStore } from '../../preferences/preferences-store';
import { Notices } from '../../ui/notices/notices';
import { BoardApi } from './board-api';
import { withClock, withoutClock, withOrder } from './board-changes';
import { homeFirst } from './home-first';

/** What the user has in hand, under which nothing may move: a dragged clock, an open menu, a dialog, a name that is typed. */
const IN_HAND = '.cdk-drag-preview, .cdk-menu, .cdk-dialog-container, .name-box';
const IN_HAND_POLL_MS = 250;

type Apply = (board: Board) => Board;

/** A change of the user: what it does on the page, and how it is sent. */
interface Change {
  apply: Apply;
  /** @param board as the server has it now; the revision is that on which the user decided */
  send: (board: Board, revision: number) => Promise<Board>;
  /** What must not have changed elsewhere; a change that can be merged with any other leaves it out. */
  touched?: (board: Board) => unknown;
}

/**
 * One board of the user. Changes show at once and are sent one after the other; what the server answers, or another page
 * changes, is put below those that are still to be sent. A change that the server refuses is undone.
 */
@Injectable()
export class BoardStore {
  private readonly api = inject(BoardApi);
  private readonly documentData = inject(DocumentData);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly document = inject(DOCUMENT);
  private readonly onServer = signal<Board | null>(null);
  private readonly unsent = signal<readonly Apply[]>([]);
  private readonly gone = signal(false);
  private sending: Promise<unknown> = Promise.resolve();
  private latestOrder: readonly string[] = [];
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private startedFromDocument = false;

  /** As the page shows it; null until it is loaded. */
  readonly board = computed(() => {
    const board = this.onServer();
    return board === null ? null : this.unsent().reduce((shown, apply) => apply(shown), board);
  });
  /** In the order by hand, which begins with the home clock; null until the board is loaded. */
  readonly clocks = computed(() => {
    const board = this.board();
    return board === null ? null : homeFirst(board.clocks, this.preferences.homeZone());
  });
  /** Whether the first clock is the home clock. */
  readonly hasLead = computed(() => {
    const first = this.clocks()?.[0];
    return first !== undefined && first.zone === this.preferences.homeZone();
  });
  /** Whether the board was deleted, or is no longer shared with the user. */
  readonly isGone = this.gone.asReadonly();

  /** Whether the board came with the document, which may be older than the live connection by the time that scripts take to load. */
  get isFromDocument(): boolean {
    return this.startedFromDocument;
  }

  /** @param id null for the user's first board */
  async load(id: string | null): Promise<void> {
    const fromDocument = this.documentData.take('board') ?? null;
    this.startedFromDocument = fromDocument !== null && (id ?? fromDocument.id) === fromDocument.id;
    const board = this.startedFromDocument ? fromDocument : await this.read(id);
    clearTimeout(this.waiting);
    this.gone.set(board === null);
    this.onServer.set(board);
  }

  /** Reads the board again because it has changed elsewhere. What the user has in hand is put down first. */
  async refresh(): Promise<void> {
    const id = this.onServer()?.id;
    if (id === undefined) return;
    const board = await this.read(id);
    if (this.onServer()?.id !== id) return;
    if (board === null) this.gone.set(true);
    else this.acceptLater(board);
  }

  /** Appends a clock, or inserts it at a position on the page. */
  async add(clock: NewBoardClock): Promise<BoardClock> {
    const position = clock.position === undefined ? {} : { position: this.savedPositionOf(clock.position) };
    const known = new Set(this.ids());
    const board = await this.write({
      apply: (shown) => shown,
      send: ({ id }) => this.api.addClock(id, { ...clock, ...position }),
    });
    const added = board.clocks.find(({ id }) => (clock.id === undefined ? !known.has(id) : id === clock.id));
    if (added === undefined) throw new Error('The server answered without the new clock.');
    return added;
  }

  async changeClock(id: string, change: BoardClockChange): Promise<void> {
    await this.write({
      apply: (board) => withClock(board, id, change),
      send: (board, revision) => this.api.changeClock(board.id, id, { ...change, revision }),
      touched: ({ clocks }) =>
        pick(
          clocks.find((clock) => clock.id === id),
          change,
        ),
    });
  }

  async change(change: BoardChange): Promise<void> {
    await this.write({
      apply: (board) => ({ ...board, ...change }),
      send: (board, revision) => this.api.change(board.id, { ...change, revision }),
      touched: (board) => pick(board, change),
    });
  }

  /** Removes a clock at once; a failure restores it. */
  async remove(id: string): Promise<void> {
    await this.write({
      apply: (board) => withoutClock(board, id),
      send: (board) =>
        this.api.removeClock(board.id, id).catch((error: unknown) => {
          // Another page has removed it already.
          if (error instanceof ProblemError && error.is('not-found')) return withoutClock(board, id);
          throw error;
        }),
    });
  }

  /** Shows the clocks in this order and saves it. Of the orders made while others are being saved, only the last is sent. */
  async reorder(ids: readonly string[]): Promise<void> {
    this.latestOrder = ids;
    const apply: Apply = (board) => withOrder(board, ids);
    await this.write({
      apply,
      send: async (board) =>
        this.latestOrder === ids
          ? this.api.order(board.id, { ids: apply(board).clocks.map(({ id }) => id) })
          : board,
    });
  }

  private async write(change: Change): Promise<Board> {
    const { apply } = change;
    // After unsent changes of this page, their answers are what the user has decided on.
    const decidedOn = this.unsent().length === 0 ? this.onServer() : null;
    this.unsent.update((all) => [...all, apply]);
    const sent = this.sending.then(() => this.send(change, decidedOn));
    this.sending = sent.catch(() => undefined);
    try {
      const board = await sent;
      this.accept(board);
      return board;
    } finally {
      this.unsent.update((all) => all.filter((other) => other !== apply));
    }
  }

  private async send({ send, touched }: Change, decidedOn: Board | null): Promise<Board> {
    const board = this.onServer();
    if (board === null) throw new Error('The board is not loaded.');
    const before = decidedOn ?? board;
    try {
      return await send(board, before.revision);
    } catch (error) {
      if (!(error instanceof ProblemError && error.hasCode('board-changed'))) throw error;
      const now = await this.api.read(board.id);
      this.accept(now);
      if (JSON.stringify(touched?.(before)) !== JSON.stringify(touched?.(now))) throw error;
      const merged = await send(now, now.revision);
      this.notices.confirm('Saved together with changes made elsewhere');
      return merged;
    }
  }

  private acceptLater(board: Board): void {
    clearTimeout(this.waiting);
    if (this.document.querySelector(IN_HAND) === null) this.accept(board);
    else this.waiting = setTimeout(() => this.acceptLater(board), IN_HAND_POLL_MS);
  }

  /** Answers may arrive in another order than they were given. */
  private accept(board: Board): void {
    const known = this.onServer();
    if (known?.id === board.id && board.revision >= known.revision) this.onServer.set(board);
  }

  /** Null if there is no such board. */
  private async read(id: string | null): Promise<Board | null> {
    const known = id ?? (await this.api.list())[0]?.id;
    if (known === undefined) return null;
    return this.api.read(known).catch((error: unknown) => {
      if (error instanceof ProblemError && error.is('not-found')) return null;
      throw error;
    });
  }

  /** The home clock may be anywhere in the saved order. */
  private savedPositionOf(position: number): number {
    if (!this.hasLead() || position === 0) return position;
    const homeZone = this.preferences.homeZone();
    const homePosition = (this.board()?.clocks ?? []).findIndex(({ zone }) => zone === homeZone);
    return position - 1 < homePosition ? position - 1 : position;
  }

  private ids(): string[] {
    return (this.board()?.clocks ?? []).map(({ id }) => id);
  }
}

/** The values that a change is about to replace. */
function pick(from: object | undefined, change: object): unknown {
  return Object.keys(change).map((key) => (from as Record<string, unknown> | undefined)?.[key] ?? null);
}
