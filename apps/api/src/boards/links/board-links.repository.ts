import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type BoardLink, type LinkRole, MAX_BOARD_LINKS, MAX_BOARDS } from '@live-tz/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { isUuid } from '../../database/uuid';
import { IS_VALID_LINK, keepersOf, lockBoards, lockUser, readBoard } from '../board-rows';
import { boardUnknown, ownersOnly } from '../boards.errors';
import type { AccessibleBoard, StoredBoard } from '../stored-board';
import { linkUnknown, linkVoid, tooManyKept, tooManyLinks } from './links.errors';

/** A link as it is stored, without its token. */
export type StoredLink = Omit<BoardLink, 'viewers'>;

/** A link of which the token is known. */
export interface UsableLink {
  id: string;
  boardId: string;
  ownerId: string;
  role: LinkRole;
  expiresAtMs: number | null;
}

/** A link that was revoked. */
export interface RevokedLink extends StoredLink {
  /** The users who kept the board by this link, and no longer see it. */
  formerKeepers: string[];
}

const MS_OF = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::double precision`;
const COLUMNS = `board_links.id, role, label, ${MS_OF('board_links.created_at')} AS "createdAtMs",
  ${MS_OF('expires_at')} AS "expiresAtMs"`;

/** Links to boards. Every method for an owner throws a DomainError: `not-found`, or `forbidden` for other users of the board. */
@Injectable()
export class BoardLinksRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The valid links of a board, the newest first. */
  async list(ownerId: string, boardId: string): Promise<StoredLink[]> {
    const { manager } = this.dataSource;
    const { id } = await ownBoard(manager, ownerId, boardId);
    return linksOf(manager, id);
  }

  /** @throws DomainError also `conflict` if the board has too many links */
  add(
    ownerId: string,
    boardId: string,
    tokenHash: string,
    { role, label, expiresAtMs }: Pick<StoredLink, 'role' | 'label' | 'expiresAtMs'>,
  ): Promise<{ link: StoredLink; board: StoredBoard }> {
    return this.dataSource.transaction(async (manager) => {
      await lockBoards(manager, [boardId]);
      const board = await ownBoard(manager, ownerId, boardId);
      if ((await linksOf(manager, board.id)).length >= MAX_BOARD_LINKS) throw tooManyLinks();
      const [link] = await manager.query<[StoredLink]>(
        `INSERT INTO board_links (board_id, token_hash, role, label, expires_at)
         VALUES ($1, $2, $3, $4, to_timestamp($5::double precision / 1000)) RETURNING ${COLUMNS}`,
        [board.id, tokenHash, role, label, expiresAtMs],
      );
      return { link, board };
    });
  }

  remove(
    ownerId: string,
    boardId: string,
    linkId: string,
  ): Promise<{ link: RevokedLink; board: StoredBoard }> {
    return this.dataSource.transaction(async (manager) => {
      await lockBoards(manager, [boardId]);
      const board = await ownBoard(manager, ownerId, boardId);
      if (!isUuid(linkId)) throw linkUnknown();
      const before = await keepersOf(manager, board.id);
      const [[link]] = await manager.query<[[StoredLink?], number]>(
        `DELETE FROM board_links WHERE id = $1 AND board_id = $2 RETURNING ${COLUMNS}`,
        [linkId, board.id],
      );
      if (link === undefined) throw linkUnknown();
      const after = new Set(await keepersOf(manager, board.id));
      return { link: { ...link, formerKeepers: before.filter((userId) => !after.has(userId)) }, board };
    });
  }

  /** @throws DomainError `gone` for a link that is void */
  find(tokenHash: string): Promise<UsableLink> {
    return usableLink(this.dataSource.manager, tokenHash);
  }

  /** The board of a link, in the role of the link. @throws DomainError `gone` */
  async board(tokenHash: string): Promise<{ link: UsableLink; board: AccessibleBoard }> {
    const { manager } = this.dataSource;
    const link = await usableLink(manager, tokenHash);
    const found = await readBoard(manager, link.ownerId, link.boardId);
    if (found === null) throw linkVoid();
    return { link, board: { ...found, board: { ...found.board, position: 0 }, role: link.role } };
  }

  /**
   * Adds the board of a link to a user's list, unless it is the user's own.
   * @throws DomainError `gone` for a link that is void, `conflict` if the user keeps too many boards
   */
  keep(userId: string, tokenHash: string): Promise<UsableLink> {
    return this.dataSource.transaction(async (manager) => {
      await lockUser(manager, userId);
      // Locked, so that it cannot be revoked before the row that refers to it is written.
      const link = await usableLink(manager, tokenHash, 'FOR KEY SHARE OF board_links');
      if (link.ownerId === userId) return link;
      const kept = await manager.query<{ id: string }[]>(
        `SELECT DISTINCT board_id AS id FROM kept_links JOIN board_links ON board_links.id = link_id
         WHERE user_id = $1 AND ${IS_VALID_LINK}`,
        [userId],
      );
      const isKept = kept.some(({ id }) => id === link.boardId);
      if (!isKept && kept.length >= MAX_BOARDS) throw tooManyKept();
      await manager.query(
        'INSERT INTO kept_links (user_id, link_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [userId, link.id],
      );
      return link;
    });
  }

  /** Removes a kept board from a user's list. @throws DomainError `not-found` if the user does not keep it */
  async forget(userId: string, boardId: string): Promise<void> {
    if (!isUuid(boardId)) throw boardUnknown();
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `DELETE FROM kept_links USING board_links
       WHERE board_links.id = link_id AND user_id = $1 AND board_id = $2`,
      [userId, boardId],
    );
    if (count === 0) throw boardUnknown();
  }

  /** Which of these links are valid. */
  async validOf(linkIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM board_links WHERE id = ANY($1::uuid[]) AND ${IS_VALID_LINK}`,
      [linkIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM board_links WHERE expires_at < now()');
  }
}

async function ownBoard(manager: EntityManager, userId: string, boardId: string): Promise<StoredBoard> {
  const found = await readBoard(manager, userId, boardId);
  if (found === null) throw boardUnknown();
  if (found.role !== 'owner') throw ownersOnly();
  return found.board;
}

function linksOf(manager: EntityManager, boardId: string): Promise<StoredLink[]> {
  return manager.query<StoredLink[]>(
    `SELECT ${COLUMNS} FROM board_links WHERE board_id = $1 AND ${IS_VALID_LINK} ORDER BY created_at DESC, id`,
    [boardId],
  );
}

async function usableLink(manager: EntityManager, tokenHash: string, lock = ''): Promise<UsableLink> {
  const [link] = await manager.query<UsableLink[]>(
    `SELECT board_links.id, board_id AS "boardId", owner_id AS "ownerId", role, ${MS_OF('expires_at')} AS "expiresAtMs"
     FROM board_links JOIN boards ON boards.id = board_id WHERE token_hash = $1 AND ${IS_VALID_LINK} ${lock}`,
    [tokenHash],
  );
  if (link === undefined) throw linkVoid();
  return link;
}
