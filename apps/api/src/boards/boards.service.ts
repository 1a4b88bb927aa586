import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Board, BoardChange, BoardSummary, NewBoard } from '@live-tz/contracts';
import { BoardNotices } from './board-notices';
import { boardChanged, ownersOnly, viewersMayNotWrite } from './boards.errors';
import { type BoardUpdate, BoardsRepository, type BoardWrite } from './boards.repository';
import { ClockPlaces } from './clock-places';
import { type ClockList, withAllAdded } from './clock-list';
import { effectiveHours } from '../timezones/planning/effective-hours';
import type { AccessibleBoard, BoardContent } from './stored-board';

/** The boards of users, and those that others share with them. */
@Injectable()
export class BoardsService {
  private readonly logger = new Logger(BoardsService.name);

  constructor(
    private readonly repository: BoardsRepository,
    private readonly places: ClockPlaces,
    private readonly notices: BoardNotices,
  ) {}

  /** The user's own boards in their order, then those that the user keeps. A user without a board gets the first one. */
  async list(userId: string): Promise<BoardSummary[]> {
    const boards = await this.repository.list(userId);
    if (boards.some(({ role }) => role === 'owner')) return boards;
    await this.repository.ensureFirst(userId);
    return this.repository.list(userId);
  }

  /** @throws DomainError `not-found` if there is no such board, or the user may not see it */
  async find(userId: string, id: string): Promise<Board> {
    const found = await this.repository.find(userId, id);
    return this.shown(found, userId);
  }

  /** The user's first board; null for a user without one. */
  async findFirst(userId: string): Promise<Board | null> {
    const first = await this.repository.findFirst(userId);
    return first === null ? null : this.shown(first, userId);
  }

  /** The user's own boards with their clocks. */
  async allOf(userId: string): Promise<Board[]> {
    const boards: Board[] = [];
    for (const { id, role } of await this.repository.list(userId)) {
      if (role === 'owner') boards.push(await this.find(userId, id));
    }
    return boards;
  }

  /**
   * Makes a board, or returns the user's board that has the given id: a client that lost the answer sends its request again.
   *
   * @throws DomainError `conflict` if the user has too many boards, the clocks do not fit or another user has the id, `not-found`
   *   for an unknown board to copy, `invalid` for a clock in an unknown zone
   */
  async create(userId: string, board: NewBoard): Promise<Board> {
    const { name, layout, sort, hours, copyOf, clocks = [] } = board;
    const added = await this.places.newClocks(clocks);
    const id = board.id?.toLowerCase() ?? randomUUID();
    const draft = {
      id,
      name,
      layout: layout ?? 'cards',
      sort: sort ?? 'manual',
      hours: hours ?? null,
    } as const;
    const write = await this.repository.create(userId, draft, copyOf, (empty, original) => ({
      board: {
        ...empty.board,
        layout: layout ?? original?.board.layout ?? draft.layout,
        sort: sort ?? original?.board.sort ?? draft.sort,
        hours: hours === undefined ? (original?.board.hours ?? null) : hours,
      },
      clocks: withAllAdded(copiesOf(original?.clocks ?? []), added),
    }));
    return this.written(write, userId);
  }

  /**
   * @throws DomainError `not-found` like {@link find}, `forbidden` for a role that does not suffice, `conflict` if the board has
   *   changed since the given revision
   */
  async change(userId: string, id: string, { position, revision, ...change }: BoardChange): Promise<Board> {
    const update: BoardUpdate = (before) => {
      refuseViewer(before);
      if (position !== undefined && before.role !== 'owner') throw ownersOnly();
      if (revision !== undefined && before.board.settingsRevision > revision) throw boardChanged();
      return withSettings(before, change);
    };
    return this.written(await this.repository.change(userId, id, update, position), userId);
  }

  /** @throws DomainError `not-found`, `forbidden` if the user is not the owner, `conflict` for an only board */
  async remove(userId: string, id: string): Promise<void> {
    this.notices.publish([await this.repository.remove(userId, id)]);
  }

  /** The board after a change, of which those who look at it are notified. */
  written({ after, written }: BoardWrite, userId: string): Promise<Board> {
    this.notices.publish(written);
    return this.shown(after, userId);
  }

  /** A board with the hours that apply to its clocks, and their coordinates. */
  toBoard({ board, clocks, role }: AccessibleBoard): Board {
    const { id, name, layout, sort, position, revision, owner, hours } = board;
    const shown = clocks.map((clock) => {
      const { revision: _revision, ...rest } = this.places.located(clock);
      return { ...rest, effectiveHours: effectiveHours(rest, hours, (zone) => this.places.countryOf(zone)) };
    });
    return { id, name, layout, sort, position, revision, role, owner, hours, clocks: shown };
  }

  /**
   * Clocks that were saved before coordinates were stored get those of their place. The places are loaded for it, so that the
   * request does not wait: it is answered with the cities of the zones.
   */
  storeCoordinates(userId: string, { board, clocks }: BoardContent): void {
    if (clocks.every((clock) => this.places.located(clock) === clock)) return;
    const update: BoardUpdate = (before) => ({
      ...before,
      clocks: before.clocks.map((clock) => this.places.located(clock)),
    });
    this.places
      .ready()
      .then(() => this.repository.change(userId, board.id, update))
      .then(({ written }) => this.notices.publish(written))
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'The coordinates of saved clocks could not be stored.'),
      );
  }

  /** The position of a kept board is that in the list of the user who keeps it. */
  private async shown(board: AccessibleBoard, userId: string): Promise<Board> {
    this.storeCoordinates(userId, board);
    const shown = this.toBoard(board);
    if (board.role === 'owner') return shown;
    const list = await this.repository.list(userId);
    return { ...shown, position: list.find(({ id }) => id === shown.id)?.position ?? list.length };
  }
}

/** @throws DomainError `forbidden` */
export function refuseViewer({ role }: AccessibleBoard): void {
  if (role === 'viewer') throw viewersMayNotWrite();
}

function withSettings(
  { board, clocks }: AccessibleBoard,
  { name, layout, sort, hours }: BoardChange,
): BoardContent {
  const changed = {
    ...board,
    name: name ?? board.name,
    layout: layout ?? board.layout,
    sort: sort ?? board.sort,
    hours: hours === undefined ? board.hours : hours,
  };
  return { board: changed, clocks };
}

function copiesOf(clocks: ClockList): ClockList {
  return clocks.map((clock) => ({ ...clock, id: randomUUID() }));
}
