/** Saved zones of a user; one more is refused with 409. */
export const MAX_SAVED_ZONES = 100;
/** Zones that one socket may watch at a time. A dashboard never needs more than its saved zones and its home. */
export const MAX_WATCHED_ZONES = 120;
/** Sessions of a user; one more ends the oldest. */
export const MAX_SESSIONS = 50;
/**
 * WebSocket frames that a client may send on one live connection in a minute, of any opcode: messages, fragments, pings,
 * pongs. One more closes it with 1008. A dashboard sends about ten.
 */
export const MAX_FRAMES_PER_MINUTE = 600;
/** The same in bytes, headers included. */
export const MAX_FRAME_BYTES_PER_MINUTE = 256 * 1024;
export const MAX_LABEL_LENGTH = 80;
export const MIN_USERNAME_LENGTH = 3;
export const MAX_USERNAME_LENGTH = 150;
export const MIN_PASSWORD_LENGTH = 8;
/** Argon2 accepts any length; the limit bounds the work of a request. */
export const MAX_PASSWORD_LENGTH = 1024;
/** How long after its user gave the password a session may rename or delete the account, or act as an administrator. */
export const REAUTHENTICATION_LIFETIME_MS = 10 * 60_000;
/** Invitations that are valid at the same time; one more is refused with 409. */
export const MAX_INVITATIONS = 100;
/** Accounts that one invitation may create. */
export const MAX_INVITATION_USES = 100;
export const MIN_INVITATION_LIFETIME_MS = 60 * 60_000;
export const MAX_INVITATION_LIFETIME_MS = 30 * 24 * 60 * 60_000;
/** Matches that a search for zones returns at most. */
export const MAX_ZONE_MATCHES = 50;
/** The maximum length of a search; a longer one is refused with 400. */
export const MAX_QUERY_LENGTH = 100;
/** Names that one request may resolve: with each of the maximum length it is smaller than the maximum size of a body. */
export const MAX_RESOLVED_NAMES = 200;
/** Zones that one request may name: as many as a socket may watch. */
export const MAX_REQUESTED_ZONES = 120;
/** Years that a request for changes of the clocks may span: more than the zone data covers in either direction. */
export const MAX_TRANSITION_YEARS = 1000;
/** Changes of the clocks in one response. One zone has fewer than 1,200 in total. */
export const MAX_TRANSITIONS = 5000;
/** Changes of the clocks that are considered for one calendar: those of all zones of a full dashboard in four years. */
export const MAX_CALENDAR_EVENTS = 1000;
/** Boards that a user may own; one more is refused with 409. */
export const MAX_BOARDS = 50;
/** Clocks of a board; one more is refused with 409. */
export const MAX_BOARD_CLOCKS = 100;
export const MAX_BOARD_NAME_LENGTH = 80;
/** The maximum length of the note of a clock, in characters. */
export const MAX_NOTE_LENGTH = 500;
/** Links of a board that are valid at the same time; one more is refused with 409. */
export const MAX_BOARD_LINKS = 50;
/** Live connections with one link on one node; one more is refused. */
export const MAX_LINK_VIEWERS = 500;
/** Days that a request for the overlap of working hours may span. */
export const MAX_OVERLAP_DAYS = 31;
/** Days that such a request spans if it does not say. */
export const DEFAULT_OVERLAP_DAYS = 14;
/** Zones that a request for the overlap of working hours may name. */
export const MAX_OVERLAP_ZONES = 100;
/** Slots that a search for a meeting returns, besides the rotation. */
export const MAX_OVERLAP_SLOTS = 10;
/** The duration of a meeting that is being planned, in minutes. */
export const MIN_MEETING_MINUTES = 5;
export const MAX_MEETING_MINUTES = 24 * 60;
/** Zones of one event stream. */
export const MAX_STREAMED_ZONES = 50;
/** Event streams that one address may have open on one node; one more is refused with 429. */
export const MAX_STREAMS_PER_ADDRESS = 50;
/** Webhooks of a user; one more is refused with 409. */
export const MAX_WEBHOOKS = 5;
/** Mail addresses for the alerts of a user; one more is refused with 409. */
export const MAX_MAIL_ADDRESSES = 3;
export const MAX_WEBHOOK_URL_LENGTH = 2000;
export const MAX_MAIL_ADDRESS_LENGTH = 254;
/** Tests of alerts that a user may send in an hour, and channels that a user may add. */
export const MAX_ALERT_TESTS_PER_HOUR = 10;
/** Alerts in the log of a user. */
export const MAX_LISTED_DELIVERIES = 50;
