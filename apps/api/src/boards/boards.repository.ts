import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type BoardSummary, MAX_BOARDS } from '@live-tz/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import {
  insertBoard,
  IS_VALID_LINK,
  keepersOf,
  lockBoards,
  lockUser,
  ownIds,
  readBoard,
  ROLE_OF_USER,
  writeContent,
} from './board-rows';
import { boardIdTaken, boardUnknown, onlyBoard, ownersOnly, tooManyBoards } from './boards.errors';
import type { AccessibleBoard, BoardContent, BoardDraft, WrittenBoard } from './stored-board';

/** The board that a user has before making another one. */
const FIRST_BOARD = { name: 'My clocks', layout: 'cards', sort: 'manual', hours: null } as const;

/** A board after a change, and what has been written; nothing if the change had no effect. */
export interface BoardWrite {
  after: AccessibleBoard;
  written: WrittenBoard[];
}

/** Computes a board from the one before; it may refuse by throwing. */
export type BoardUpdate = (before: AccessibleBoard) => BoardContent;

/**
 * Boards with their clocks. Each change is one transaction that locks its boards, so that two pages that write at once can
 * neither lose a change nor exceed a limit.
 */
@Injectable()
export class BoardsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The user's own boards in their order, then those that the user keeps. */
  async list(userId: string): Promise<BoardSummary[]> {
    const rows = await this.dataSource.query<BoardSummary[]>(
      `SELECT boards.id, name, layout, sort, position, revision, username AS owner, ${ROLE_OF_USER} AS role,
         (SELECT count(*)::int FROM board_clocks WHERE board_id = boards.id) AS "clockCount"
       FROM boards JOIN users ON users.id = owner_id
       LEFT JOIN (
         SELECT board_id, min(kept_at) AS kept_at FROM kept_links JOIN board_links ON board_links.id = link_id
         WHERE user_id = $1 AND ${IS_VALID_LINK} GROUP BY board_id
       ) AS kept ON kept.board_id = boards.id
       WHERE owner_id = $1 OR kept.board_id IS NOT NULL
       ORDER BY owner_id <> $1, CASE WHEN owner_id = $1 THEN position END, kept_at, boards.id`,
      [userId],
    );
    return rows.map((row, position) => ({ ...row, position }));
  }

  /** @throws DomainError `not-found` if there is no such board, or the user may not see it */
  find(userId: string, id: string): Promise<AccessibleBoard> {
    return this.accessible(this.dataSource.manager, userId, id);
  }

  /** The user's first board, or null if there is none yet. */
  async findFirst(userId: string): Promise<AccessibleBoard | null> {
    const { manager } = this.dataSource;
    const [id] = await ownIds(manager, userId);
    return id === undefined ? null : readBoard(manager, userId, id);
  }

  /** Makes the user's first board unless there is one. */
  ensureFirst(userId: string): Promise<string> {
    return this.dataSource.transaction((manager) => this.first(manager, userId));
  }

  /**
   * @param position where an owner moves the board in the list, or undefined
   * @throws DomainError `not-found` like {@link find}
   */
  change(userId: string, id: string, update: BoardUpdate, position?: number): Promise<BoardWrite> {
    return this.dataSource.transaction(async (manager) => {
      if (position === undefined) await lockBoards(manager, [id]);
      else await this.lockList(manager, userId);
      const before = await this.accessible(manager, userId, id);
      const write = await this.write(manager, before, update);
      if (position === undefined || position === before.board.position) return write;
      return this.move(manager, userId, write, position);
    });
  }

  /** Changes the user's first board, which is made if there is none. */
  changeFirst(userId: string, update: BoardUpdate): Promise<BoardWrite> {
    return this.dataSource.transaction(async (manager) => {
      const id = await this.first(manager, userId);
      await lockBoards(manager, [id]);
      return this.write(manager, await this.accessible(manager, userId, id), update);
    });
  }

  /** Changes two different boards at once. @returns the second one */
  changeTwo(
    userId: string,
    ids: readonly [string, string],
    update: (first: AccessibleBoard, second: AccessibleBoard) => [BoardContent, BoardContent],
  ): Promise<BoardWrite> {
    return this.dataSource.transaction(async (manager) => {
      await lockBoards(manager, ids);
      const first = await this.accessible(manager, userId, ids[0]);
      const second = await this.accessible(manager, userId, ids[1]);
      const [firstAfter, secondAfter] = update(first, second);
      const { written } = await this.write(manager, first, () => firstAfter);
      const write = await this.write(manager, second, () => secondAfter);
      return { ...write, written: [...written, ...write.written] };
    });
  }

  /**
   * A board of the user with the id of the draft is returned as it is.
   *
   * @param fill computes the content of the new board, which is empty; `original` is the board to copy, or null
   * @throws DomainError `conflict` if the user has too many boards or another user has the id, `not-found` for a board to copy that
   *   the user may not see
   */
  create(
    userId: string,
    draft: BoardDraft,
    copyOf: string | undefined,
    fill: (empty: AccessibleBoard, original: AccessibleBoard | null) => BoardContent,
  ): Promise<BoardWrite> {
    return this.dataSource.transaction(async (manager) => {
      await this.first(manager, userId);
      const ids = await ownIds(manager, userId);
      if (ids.includes(draft.id)) {
        return { after: await this.accessible(manager, userId, draft.id), written: [] };
      }
      if (ids.length >= MAX_BOARDS) throw tooManyBoards();
      const original = copyOf === undefined ? null : await this.accessible(manager, userId, copyOf);
      if (!(await insertBoard(manager, { ...draft, ownerId: userId }))) throw boardIdTaken();
      const empty = await this.accessible(manager, userId, draft.id);
      const write = await this.write(manager, empty, () => fill(empty, original));
      if (write.written.length > 0) return write;
      const { id, revision } = empty.board;
      const written = { id, revision, ownerId: userId, isFirst: false, keptBy: [] };
      return { after: empty, written: [written] };
    });
  }

  /** @throws DomainError `not-found`, `forbidden` if the user is not the owner, `conflict` for an only board */
  remove(userId: string, id: string): Promise<WrittenBoard> {
    return this.dataSource.transaction(async (manager) => {
      const ids = await this.lockList(manager, userId);
      const { board, role } = await this.accessible(manager, userId, id);
      if (role !== 'owner') throw ownersOnly();
      if (ids.length === 1) throw onlyBoard();
      const keptBy = await keepersOf(manager, board.id);
      await manager.query('DELETE FROM boards WHERE id = $1', [board.id]);
      await this.number(
        manager,
        ids.filter((other) => other !== board.id),
      );
      return { id: board.id, revision: null, ownerId: userId, isFirst: board.position === 0, keptBy };
    });
  }

  private async accessible(manager: EntityManager, userId: string, id: string): Promise<AccessibleBoard> {
    const found = await readBoard(manager, userId, id);
    if (found === null) throw boardUnknown();
    return found;
  }

  private async write(
    manager: EntityManager,
    before: AccessibleBoard,
    update: BoardUpdate,
  ): Promise<BoardWrite> {
    const result = await writeContent(manager, before, update(before));
    if (result === null) return { after: before, written: [] };
    const { content, ...written } = result;
    return { after: { ...content, role: before.role }, written: [written] };
  }

  /** The id of the user's first board, under the lock of the list. */
  private async first(manager: EntityManager, userId: string): Promise<string> {
    await lockUser(manager, userId);
    const [first] = await ownIds(manager, userId);
    if (first !== undefined) return first;
    const id = randomUUID();
    await insertBoard(manager, { ...FIRST_BOARD, id, ownerId: userId });
    return id;
  }

  private async lockList(manager: EntityManager, userId: string): Promise<string[]> {
    await lockUser(manager, userId);
    const ids = await ownIds(manager, userId);
    await lockBoards(manager, ids);
    return ids;
  }

  private async move(
    manager: EntityManager,
    userId: string,
    { after, written: [content] }: BoardWrite,
    position: number,
  ): Promise<BoardWrite> {
    const { board } = after;
    const others = (await ownIds(manager, userId)).filter((id) => id !== board.id);
    const ids = others.toSpliced(position, 0, board.id);
    await this.number(manager, ids);
    const revision = content?.revision ?? board.revision + 1;
    await manager.query('UPDATE boards SET revision = $2 WHERE id = $1', [board.id, revision]);
    const written: WrittenBoard = {
      id: board.id,
      revision,
      ownerId: userId,
      isFirst: board.position === 0 || ids[0] === board.id,
      keptBy: content?.keptBy ?? (await keepersOf(manager, board.id)),
    };
    const moved = { ...board, revision, position: ids.indexOf(board.id) };
    return { after: { ...after, board: moved }, written: [written] };
  }

  private async number(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(
      `UPDATE boards SET position = numbered.at - 1
       FROM unnest($1::uuid[]) WITH ORDINALITY AS numbered (id, at) WHERE boards.id = numbered.id`,
      [ids],
    );
  }
}
