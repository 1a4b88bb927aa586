import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AppendedClock,
  Board,
  BoardClockChange,
  BoardClockTransfer,
  NewBoardClock,
} from '@live-tz/contracts';
import { boardChanged } from './boards.errors';
import { BoardsRepository } from './boards.repository';
import { BoardsService, refuseViewer } from './boards.service';
import {
  clockIn,
  type ClockList,
  inOrder,
  withAdded,
  withAllAdded,
  withChanged,
  without,
} from './clock-list';
import { ClockPlaces } from './clock-places';
import type { AccessibleBoard, StoredClock } from './stored-board';

/**
 * The clocks of boards. Every operation throws a DomainError: `not-found` if there is no such board or clock, or the user may not
 * see it, and `forbidden` if the user may only look at it.
 */
@Injectable()
export class BoardClocksService {
  constructor(
    private readonly repository: BoardsRepository,
    private readonly boards: BoardsService,
    private readonly places: ClockPlaces,
  ) {}

  /** @throws DomainError `invalid` for an unknown zone, `conflict` if the board is full */
  async add(userId: string, boardId: string, clock: NewBoardClock): Promise<Board> {
    const added = await this.places.newClock(clock);
    return this.write(userId, boardId, (clocks) => withAdded(clocks, added, clock.position));
  }

  /** Adds all of the clocks or none. @throws DomainError `invalid` for an unknown zone, `conflict` if they do not all fit */
  async addAll(userId: string, boardId: string, clocks: readonly AppendedClock[]): Promise<Board> {
    const added = await this.places.newClocks(clocks);
    return this.write(userId, boardId, (before) => withAllAdded(before, added));
  }

  /** @throws DomainError `invalid` for an unknown zone, `conflict` if the clock has changed since the given revision */
  async change(
    userId: string,
    boardId: string,
    id: string,
    { zone, label, hours, note, revision }: BoardClockChange,
  ): Promise<Board> {
    const change = { label, hours, note, ...(zone === undefined ? {} : this.places.atCityOf(zone)) };
    return this.write(userId, boardId, (clocks) => {
      refuseChanged(clockIn(clocks, id.toLowerCase()), revision);
      return withChanged(clocks, id.toLowerCase(), change);
    });
  }

  /** @throws DomainError `conflict` if the clock has changed since the given revision */
  remove(userId: string, boardId: string, id: string, revision?: number): Promise<Board> {
    return this.write(userId, boardId, (clocks) => {
      refuseChanged(clockIn(clocks, id.toLowerCase()), revision);
      return without(clocks, id.toLowerCase());
    });
  }

  /** @throws DomainError `conflict` if the ids are not exactly those of the board */
  reorder(userId: string, boardId: string, ids: readonly string[]): Promise<Board> {
    return this.write(userId, boardId, (clocks) =>
      inOrder(
        clocks,
        ids.map((id) => id.toLowerCase()),
      ),
    );
  }

  /** Moves or copies a clock to the end of a board. @throws DomainError `conflict` if that board is full */
  async transfer(
    userId: string,
    boardId: string,
    clockId: string,
    { boardId: targetId, keep }: BoardClockTransfer,
  ): Promise<Board> {
    const id = clockId.toLowerCase();
    if (boardId.toLowerCase() === targetId.toLowerCase()) {
      return this.write(userId, boardId, (clocks) => {
        const clock = clockIn(clocks, id);
        return withAdded(keep ? clocks : without(clocks, id), {
          ...clock,
          ...(keep && { id: randomUUID() }),
        });
      });
    }
    const write = await this.repository.changeTwo(userId, [boardId, targetId], (source, target) => {
      if (!keep) refuseViewer(source);
      refuseViewer(target);
      const clock = clockIn(source.clocks, id);
      // A client that chooses the ids of its clocks may have used this one on both boards.
      const isFree = !keep && target.clocks.every((other) => other.id !== id);
      const transferred = { ...clock, id: isFree ? id : randomUUID() };
      return [
        { ...source, clocks: keep ? source.clocks : without(source.clocks, id) },
        { ...target, clocks: withAdded(target.clocks, transferred) },
      ];
    });
    return this.boards.written(write, userId);
  }

  private async write(
    userId: string,
    boardId: string,
    update: (clocks: ClockList) => ClockList,
  ): Promise<Board> {
    const write = await this.repository.change(userId, boardId, (before: AccessibleBoard) => {
      refuseViewer(before);
      return { ...before, clocks: update(before.clocks) };
    });
    return this.boards.written(write, userId);
  }
}

function refuseChanged(clock: StoredClock, revision: number | undefined): void {
  if (revision !== undefined && clock.revision > revision) throw boardChanged();
}
