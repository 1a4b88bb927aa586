import type { Board, BoardClock } from '@live-tz/contracts';
import { mergedOrder } from './removal-order';

// What changes do to a board: the page shows them before the server has them, on top of what others change meanwhile.

export function withClock(board: Board, id: string, change: Partial<BoardClock>): Board {
  const clocks = board.clocks.map((clock) => (clock.id === id ? { ...clock, ...change } : clock));
  return { ...board, clocks };
}

export function withoutClock(board: Board, id: string): Board {
  return { ...board, clocks: board.clocks.filter((clock) => clock.id !== id) };
}

/** Clocks that the order does not name, because another page has added them, stay behind those that they follow. */
export function withOrder(board: Board, ids: readonly string[]): Board {
  const byId = new Map(board.clocks.map((clock) => [clock.id, clock]));
  const order = mergedOrder(
    [...byId.keys()],
    ids.filter((id) => byId.has(id)),
  );
  return { ...board, clocks: order.flatMap((id) => byId.get(id) ?? []) };
}
