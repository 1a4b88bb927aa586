import type { BoardClock, BoardLayout, BoardRole, ClockSort, WorkingHours } from '@live-tz/contracts';

/** A clock as it is stored. */
export interface StoredClock extends Omit<BoardClock, 'effectiveHours'> {
  /** The revision of the board with which the clock itself last changed, its position excepted. */
  revision: number;
}

/** A board as it is stored. */
export interface StoredBoard {
  id: string;
  ownerId: string;
  /** The name of the user who owns it. */
  owner: string;
  name: string;
  layout: BoardLayout;
  sort: ClockSort;
  position: number;
  hours: WorkingHours | null;
  /** Grows with every change. */
  revision: number;
  /** The revision with which the board itself last changed, as opposed to its clocks. */
  settingsRevision: number;
}

/** A board that is to be made. */
export type BoardDraft = Pick<StoredBoard, 'id' | 'name' | 'layout' | 'sort' | 'hours'>;

/** A board with its clocks, in the order by hand: the position of each clock is its index. */
export interface BoardContent {
  board: StoredBoard;
  clocks: readonly StoredClock[];
}

/** A board as one user may use it. */
export interface AccessibleBoard extends BoardContent {
  role: BoardRole;
}

/** A board that has been written, for those who look at it. */
export interface WrittenBoard {
  id: string;
  /** Null: it was deleted. */
  revision: number | null;
  ownerId: string;
  /** Whether its clocks are those of `/users/me/zones`, now or before. */
  isFirst: boolean;
  /** The users who keep it. */
  keptBy: string[];
}
