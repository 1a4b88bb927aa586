import type { WorkingHours } from '@live-tz/contracts';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../database/uuid';
import { accountGone } from '../errors/account-gone';
import type {
  AccessibleBoard,
  BoardContent,
  BoardDraft,
  StoredBoard,
  StoredClock,
  WrittenBoard,
} from './stored-board';

const BOARD_COLUMNS = `boards.id, owner_id AS "ownerId", username AS owner, name, layout, sort, position, hours, revision,
  settings_revision AS "settingsRevision"`;
const CLOCK_COLUMNS = 'id, zone, label, place, country, latitude, longitude, position, hours, note, revision';

/** The condition on a row of `board_links` that has not expired, and whose owner is not disabled; a revoked one is deleted. */
export const IS_VALID_LINK = `((board_links.expires_at IS NULL OR board_links.expires_at > now()) AND NOT EXISTS (
  SELECT 1 FROM boards AS shared JOIN users AS owners ON owners.id = shared.owner_id
  WHERE shared.id = board_links.board_id AND owners.is_disabled))`;

/** The role in which the user `$1` may use a row of `boards`; null: not at all. */
export const ROLE_OF_USER = `CASE WHEN boards.owner_id = $1 THEN 'owner' ELSE (
  SELECT CASE bool_or(board_links.role = 'editor') WHEN true THEN 'editor' WHEN false THEN 'viewer' END
  FROM kept_links JOIN board_links ON board_links.id = kept_links.link_id
  WHERE kept_links.user_id = $1 AND board_links.board_id = boards.id AND ${IS_VALID_LINK}) END`;

/**
 * Locks a user's list of boards until the end of the transaction. NO KEY, so that a log-in of the same user, whose session refers
 * to this row, does not wait.
 */
export async function lockUser(manager: EntityManager, userId: string): Promise<void> {
  const users = await manager.query<unknown[]>('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [
    userId,
  ]);
  if (users.length === 0) throw accountGone();
}

/** Locks boards until the end of the transaction, always in the same order, so that two transactions do not wait for each other. */
export async function lockBoards(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('SELECT 1 FROM boards WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    ids.filter(isUuid),
  ]);
}

/** The ids of a user's own boards, in their order. */
export async function ownIds(manager: EntityManager, userId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT id FROM boards WHERE owner_id = $1 ORDER BY position',
    [userId],
  );
  return rows.map(({ id }) => id);
}

/** Makes a board the last one of its owner. @returns false if there is a board with its id */
export async function insertBoard(
  manager: EntityManager,
  { id, ownerId, name, layout, sort, hours }: BoardDraft & Pick<StoredBoard, 'ownerId'>,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO boards (id, owner_id, name, layout, sort, hours, position)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, (SELECT count(*) FROM boards WHERE owner_id = $2))
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, ownerId, name, layout, sort, jsonOf(hours)],
  );
  return rows.length > 0;
}

/** Null if there is no such board, or the user may not see it. */
export async function readBoard(
  manager: EntityManager,
  userId: string,
  id: string,
): Promise<AccessibleBoard | null> {
  if (!isUuid(id)) return null;
  const [row] = await manager.query<(StoredBoard & { role: AccessibleBoard['role'] | null })[]>(
    `SELECT ${BOARD_COLUMNS}, ${ROLE_OF_USER} AS role FROM boards JOIN users ON users.id = owner_id
     WHERE boards.id = $2`,
    [userId, id],
  );
  if (!row?.role) return null;
  const { role, ...board } = row;
  return { board, role, clocks: await readClocks(manager, board.id) };
}

function readClocks(manager: EntityManager, boardId: string): Promise<StoredClock[]> {
  return manager.query<StoredClock[]>(
    `SELECT ${CLOCK_COLUMNS} FROM board_clocks WHERE board_id = $1 ORDER BY position`,
    [boardId],
  );
}

/** The users who keep a board. */
export async function keepersOf(manager: EntityManager, boardId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT user_id AS id FROM kept_links JOIN board_links ON board_links.id = link_id
     WHERE board_id = $1 AND ${IS_VALID_LINK}`,
    [boardId],
  );
  return rows.map(({ id }) => id);
}

/** Writes what differs, under the next revision. @returns null if nothing does */
export async function writeContent(
  manager: EntityManager,
  before: BoardContent,
  after: BoardContent,
): Promise<(WrittenBoard & { content: BoardContent }) | null> {
  const next = before.board.revision + 1;
  const known = new Map(before.clocks.map((clock) => [clock.id, clock]));
  const clocks = after.clocks.map((clock) =>
    isSameClock(clock, known.get(clock.id)) ? clock : { ...clock, revision: next },
  );
  const written = clocks.filter((clock) => !isDeepStrictEqual(clock, known.get(clock.id)));
  const remaining = new Set(clocks.map(({ id }) => id));
  const removed = before.clocks.filter(({ id }) => !remaining.has(id)).map(({ id }) => id);
  const hasSettings = !isDeepStrictEqual(settingsOf(before.board), settingsOf(after.board));
  if (written.length === 0 && removed.length === 0 && !hasSettings) return null;
  const settingsRevision = hasSettings ? next : before.board.settingsRevision;
  const board = { ...after.board, revision: next, settingsRevision };
  if (removed.length > 0) {
    await manager.query('DELETE FROM board_clocks WHERE board_id = $1 AND id = ANY($2::uuid[])', [
      board.id,
      removed,
    ]);
  }
  if (written.length > 0) await upsertClocks(manager, board.id, written);
  await manager.query(
    `UPDATE boards SET name = $2, layout = $3, sort = $4, hours = $5::jsonb, revision = $6, settings_revision = $7
     WHERE id = $1`,
    [board.id, board.name, board.layout, board.sort, jsonOf(board.hours), next, settingsRevision],
  );
  return {
    content: { board, clocks },
    id: board.id,
    revision: next,
    ownerId: board.ownerId,
    isFirst: board.position === 0,
    keptBy: await keepersOf(manager, board.id),
  };
}

async function upsertClocks(
  manager: EntityManager,
  boardId: string,
  clocks: readonly StoredClock[],
): Promise<void> {
  await manager.query(
    `INSERT INTO board_clocks (board_id, ${CLOCK_COLUMNS})
     SELECT $1, ${CLOCK_COLUMNS} FROM jsonb_to_recordset($2::jsonb) AS clock (id uuid, zone text, label text, place text,
       country text, latitude double precision, longitude double precision, position integer, hours jsonb, note text,
       revision integer)
     ON CONFLICT (board_id, id) DO UPDATE SET zone = excluded.zone, label = excluded.label, place = excluded.place,
       country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude,
       position = excluded.position, hours = excluded.hours, note = excluded.note, revision = excluded.revision`,
    [boardId, JSON.stringify(clocks)],
  );
}

/** What users decide about a clock: an edit of it conflicts with changes of these fields only. */
function isSameClock(clock: StoredClock, known: StoredClock | undefined): boolean {
  return (
    clock.zone === known?.zone &&
    clock.label === known.label &&
    clock.note === known.note &&
    isDeepStrictEqual(clock.hours, known.hours)
  );
}

function settingsOf({ name, layout, sort, hours }: StoredBoard): unknown {
  return { name, layout, sort, hours };
}

function jsonOf(hours: WorkingHours | null): string | null {
  return hours === null ? null : JSON.stringify(hours);
}
