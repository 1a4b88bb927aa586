/** Limits of a live connection. */

/** The longest message that a client may send; a longer one closes its connection with 1009. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** Messages of one socket that are answered in a minute; a dashboard sends about ten. */
export const MESSAGES_PER_MINUTE = 120;
/** Seconds in a row in which a client's socket may accept nothing before it is disconnected. */
export const UNREAD_SECONDS = 10;
/** Both protocols ping every client at least this often, because proxies close connections that are idle for longer. */
export const PING_EVERY_SECONDS = 25;
