/** What a live connection may cost. */

/** Largest message a client may send; a longer one closes its connection with 1009. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** Messages of one socket that are answered in a minute; a dashboard sends about ten. */
export const MESSAGES_PER_MINUTE = 120;
/** Seconds in a row for which a client's socket may take nothing before it is dropped. */
export const UNREAD_SECONDS = 10;
/** Both faces ping every client at least this often: proxies cut what is silent for longer. */
export const PING_EVERY_SECONDS = 25;
