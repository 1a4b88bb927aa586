/** The codes with which the server closes a WebSocket. 1000 to 2999 are registered (RFC 6455, section 7.4); 4000 and above are for applications. */
export const CLOSE_CODES = {
  /** The payload of a text frame is not UTF-8. */
  invalidPayload: 1007,
  /** The client sends too much, does not read, or does not answer pings; the reason is a sentence. */
  policyViolation: 1008,
  /** A message is longer than the server accepts. */
  messageTooBig: 1009,
  /** The server is restarting: connect again. */
  serviceRestart: 1012,
  /** The session has ended: sign in again; or the token has expired or was revoked. Named after HTTP's 401. */
  sessionEnded: 4401,
  /** The link to a board has expired or was revoked. Named after HTTP's 410. */
  linkVoid: 4410,
} as const;
