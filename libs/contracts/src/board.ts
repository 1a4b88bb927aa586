import type { OptionalCoordinates } from './coordinates';
import type { ZoneState } from './zone-state';

/** How a board shows its clocks. */
export const BOARD_LAYOUTS = ['cards', 'list', 'timeline'] as const;
export type BoardLayout = (typeof BOARD_LAYOUTS)[number];

/** The order of the clocks: by hand, from west to east, by what they are called, or by their day: those at work first. */
export const CLOCK_SORTS = ['manual', 'offset', 'name', 'day-state'] as const;
export type ClockSort = (typeof CLOCK_SORTS)[number];

/**
 * What a user may do with a board: an `owner` everything; an `editor` everything but delete it and share it; a `viewer` only
 * look at it.
 */
export const BOARD_ROLES = ['owner', 'editor', 'viewer'] as const;
export type BoardRole = (typeof BOARD_ROLES)[number];

/** The roles that a link can grant. */
export const LINK_ROLES = ['viewer', 'editor'] as const satisfies readonly BoardRole[];
export type LinkRole = (typeof LINK_ROLES)[number];

/** The hours in which somebody works, as wall times of their zone. */
export interface WorkingHours {
  /** `HH:mm`, `00:00` to `23:59`. */
  from: string;
  /** `HH:mm`, `00:01` to `24:00`; before `from` for a shift that ends on the next day. Never equal to `from`. */
  until: string;
  /** Days on which the hours begin, by ISO 8601: 1 for Monday to 7 for Sunday, ascending. Empty: never at work. */
  days: number[];
}

/** The hours of a clock whose board has none either; the weekend is that of its country (CLDR, `weekData`). */
export const DEFAULT_WORKING_HOURS: Readonly<WorkingHours> = Object.freeze({
  from: '09:00',
  until: '17:00',
  days: [1, 2, 3, 4, 5],
});

/** One clock of a board. The same zone may occur twice, with two labels. */
export interface BoardClock extends OptionalCoordinates {
  id: string;
  /** The IANA name as it was chosen, old names included. */
  zone: string;
  /** The users' own text, or null. */
  label: string | null;
  /** The place by which it was chosen, or null: then the name is derived from the zone. */
  place: string | null;
  /** The country of that place, or null. */
  country: string | null;
  /** 0 for the first, in the order by hand. */
  position: number;
  /** The clock's own hours; null: those of the board, or the default ones. */
  hours: WorkingHours | null;
  /** The hours that apply: its own, the board's, or the default ones with the weekend of the zone's country. */
  effectiveHours: WorkingHours;
  /** A text of up to `MAX_NOTE_LENGTH` characters, or null. */
  note: string | null;
}

/** One row of `GET /boards`: those of the user in their order, then those that others share and the user has kept. */
export interface BoardSummary {
  id: string;
  name: string;
  layout: BoardLayout;
  sort: ClockSort;
  /** 0 for the first, whose clocks are those of `/users/me/zones`. */
  position: number;
  /** Grows with every change of the board or of its clocks. */
  revision: number;
  role: BoardRole;
  /** The user who owns it. */
  owner: string;
  clockCount: number;
}

/** `GET /boards/:id`, and the answer to every change of a board and of its clocks. */
export interface Board extends Omit<BoardSummary, 'clockCount'> {
  /** The hours of clocks without their own, or null: the default ones. */
  hours: WorkingHours | null;
  /** In the order by hand. */
  clocks: BoardClock[];
}

/** `POST /boards`. */
export interface NewBoard {
  /** A UUID of the client: sent again, the board is not made twice. The server makes one if it is missing. */
  id?: string;
  name: string;
  layout?: BoardLayout;
  sort?: ClockSort;
  hours?: WorkingHours | null;
  /** The board to copy clocks and hours from. */
  copyOf?: string;
  /** Its first clocks, after those that are copied. */
  clocks?: AppendedClock[];
}

/**
 * `PATCH /boards/:id`, and with `revision` in any change: the revision on which the user decided. If what is to be changed has
 * changed since, the answer is 409 with the code `board-changed`. Without it the change is applied in any case.
 */
export interface BoardChange {
  name?: string;
  layout?: BoardLayout;
  sort?: ClockSort;
  /** Position among the user's own boards. */
  position?: number;
  hours?: WorkingHours | null;
  revision?: number;
}

/** `POST /boards/:id/clocks`. */
export interface NewBoardClock extends Partial<OptionalCoordinates> {
  /** A UUID of the client: sent again, the clock is not added twice. The server makes one if it is missing. */
  id?: string;
  zone: string;
  label?: string | null;
  place?: string | null;
  country?: string | null;
  /** Position in the order by hand; last if missing. */
  position?: number;
  hours?: WorkingHours | null;
  note?: string | null;
}

/** A clock that is added after all others. */
export type AppendedClock = Omit<NewBoardClock, 'position'>;

/** `POST /boards/:id/clocks/batch`: adds all of the clocks, in their order, or none of them. */
export interface NewBoardClocks {
  /** 1 to `MAX_BOARD_CLOCKS`. */
  clocks: AppendedClock[];
}

/** `PATCH /boards/:id/clocks/:clockId`. */
export interface BoardClockChange {
  zone?: string;
  label?: string | null;
  hours?: WorkingHours | null;
  note?: string | null;
  revision?: number;
}

/** `PUT /boards/:id/clocks/order`: all ids of the board in their new order; 409 `board-changed` if they are not exactly those. */
export interface BoardClockOrder {
  ids: string[];
}

/** `POST /boards/:id/clocks/:clockId/transfer`: moves or copies a clock to the end of another board. Answers with that board. */
export interface BoardClockTransfer {
  boardId: string;
  keep: boolean;
}

/** One row of `GET /boards/:id/links`, for the owner: a link that has neither expired nor been revoked. */
export interface BoardLink {
  id: string;
  role: LinkRole;
  /** A note of the owner, or null. */
  label: string | null;
  createdAtMs: number;
  /** Null: until it is revoked. */
  expiresAtMs: number | null;
  /** Live connections with it now, on this node. */
  viewers: number;
}

/** `POST /boards/:id/links`. */
export interface NewBoardLink {
  role: LinkRole;
  label?: string | null;
  expiresAtMs?: number | null;
}

/** The answer to `POST /boards/:id/links`: the token is in this answer only. */
export interface CreatedBoardLink extends BoardLink {
  /** `/s/<token>`: absolute if `PUBLIC_URL` is set, otherwise a path with the base path. */
  url: string;
}

/** `GET /shared/:token`, without an account: the board of a link, with the rules of its zones. 410 once the link is void. */
export interface SharedBoard {
  board: Board;
  states: ZoneState[];
  /** Null: the link does not expire. */
  expiresAtMs: number | null;
}

/** `POST /boards/kept`: adds the board of a link to the user's list, with the role of the link. */
export interface KeepBoard {
  token: string;
}

/** The event `board`: a board that this client may see has changed; read it again if its revision is lower. */
export interface BoardRevision {
  id: string;
  /** Null: it is gone, or no longer shared with this client. */
  revision: number | null;
}
