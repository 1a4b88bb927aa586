/** Saved zones a person may have; one more is answered with 409. */
export const MAX_SAVED_ZONES = 100;
/** Zones one socket may watch at a time. A dashboard never needs more than its saved zones and its home. */
export const MAX_WATCHED_ZONES = 120;
/** Sessions a user may have; with one more the oldest ends. */
export const MAX_SESSIONS = 50;
/**
 * Frames of WebSocket a client may send on one live connection in a minute, whatever their opcode: messages, fragments,
 * pings, pongs. One more closes it with 1008. A dashboard sends about ten.
 */
export const MAX_FRAMES_PER_MINUTE = 600;
/** The same in bytes, headers included. */
export const MAX_FRAME_BYTES_PER_MINUTE = 256 * 1024;
export const MAX_LABEL_LENGTH = 80;
export const MIN_USERNAME_LENGTH = 3;
export const MAX_USERNAME_LENGTH = 150;
export const MIN_PASSWORD_LENGTH = 8;
/** Argon2 hashes any length; the bound keeps a request from buying unbounded work. */
export const MAX_PASSWORD_LENGTH = 1024;
/** How long a session may rename or delete its account, or act as an administrator, after its person gave their password. */
export const REAUTHENTICATION_LIFETIME_MS = 10 * 60_000;
/** Matches a search for zones may return at the most. */
export const MAX_ZONE_MATCHES = 50;
/** Characters of a search that are read; a longer one is refused with 400. */
export const MAX_QUERY_LENGTH = 100;
/** Zones one question may name: as many as a socket may watch. */
export const MAX_ZONES_ASKED = 120;
/** Years a question for changes of the clocks may span: more than the zone data reach in either direction. */
export const MAX_TRANSITION_YEARS = 1000;
/** Changes of the clocks in one answer. One zone has fewer than 1,200 over all of time. */
export const MAX_TRANSITIONS = 5000;
/** Changes of the clocks that are looked at for one calendar: what all zones of a full dashboard have in four years. */
export const MAX_CALENDAR_EVENTS = 1000;
