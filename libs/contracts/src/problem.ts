import type { SecondFactorChallenge } from './accounts/second-factor';
import type { ZoneMatch } from './zone-state';

/** An error of one field of a request. */
export interface FieldProblem {
  /** Path of the field, for example `username` or `ids.3`. */
  field: string;
  /** A sentence that says what to do, for the developers of clients. */
  message: string;
}

/** Every error over HTTP (`application/problem+json`, RFC 9457) and in a socket's ack. */
export interface Problem {
  /** `urn:live-tz:problem:<kind>`: stable, for programs. */
  type: string;
  title: string;
  /** The HTTP status, in an ack as well. */
  status: number;
  /** A sentence that says what to do, for the developers of clients. The page has words of its own. */
  detail: string;
  /** Stable, for programs, where the type alone is not specific enough. */
  code?: ProblemCode;
  errors?: FieldProblem[];
  /** With the code `second-factor`. */
  secondFactor?: SecondFactorChallenge;
  /** With the codes `ambiguous` and `not-in-force`, the clocks to choose from; for an unknown name, those with a similar one. */
  candidates?: ZoneMatch[];
  /** The id under which the server's log has it. */
  requestId: string;
}

/** The kinds of failure: the last part of a problem's type. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'timed-out'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'throttled'
  | 'headers-too-large'
  | 'internal'
  | 'unavailable';

/** Failures that a program can handle by itself. */
export const PROBLEM_CODES = [
  /** 403: get a new token from `GET /auth/session`, then send the request again. */
  'csrf-stale',
  /** 403: give the password to `POST /auth/reauthenticate`, then send the request again. */
  'reauthentication-required',
  /** 401: no user has this name and password. */
  'credentials-wrong',
  /** 400: this is not the password of the signed-in user. */
  'password-wrong',
  /** 400: a new password that is too short, too long or too easy to guess. */
  'password-refused',
  /** 409: another user has this name. */
  'username-taken',
  /** 409: the name looks like that of another user, in letters of another script. */
  'username-similar',
  /** 403: an administrator has disabled the account. */
  'account-disabled',
  /** 403: only administrators create accounts here, or only holders of an invitation. */
  'registration-closed',
  /** 400: the invitation is unknown, used up, expired or revoked. */
  'invitation-void',
  /** 400: the reset link is unknown, used, expired or revoked. */
  'reset-link-void',
  /** 429: too many wrong passwords, or new accounts; `Retry-After` says when to try again. */
  'too-many-attempts',
  /** 401 to a log-in, 403 to a re-authentication: send the request again with one of the methods in `secondFactor`. */
  'second-factor',
  /** 403: this installation requires a second factor, and the user has to set one up before anything else. */
  'second-factor-missing',
  /** 401 to a log-in, otherwise 400: the passkey is unknown, or its signature was not accepted. */
  'passkey-refused',
  /** 409: the user has `MAX_PASSKEYS` passkeys. */
  'too-many-passkeys',
  /** 409: this installation requires a second factor, and this is the only one of the user. */
  'last-second-factor',
  /** 409: no other user is an administrator. */
  'last-administrator',
  /** 409: there are `MAX_INVITATIONS` invitations. */
  'too-many-invitations',
  /** 400: the name may mean several clocks, which `candidates` lists: send the zone of one of them. */
  'ambiguous',
  /** 400: the name means standard or daylight saving time, and the clocks of `candidates` show the other one. */
  'not-in-force',
  /** 409: the board, the clock or the list of clocks has changed since it was read: read it again. */
  'board-changed',
  /** 409: the board has `MAX_BOARD_CLOCKS` clocks, or the list of clocks has `MAX_SAVED_ZONES`. */
  'board-full',
  /** 409: the user has `MAX_BOARDS` boards. */
  'too-many-boards',
  /** 409: the user has no other board. */
  'last-board',
  /** 401: the token is malformed, unknown, expired or revoked. */
  'token-invalid',
  /** 403: the token lacks a scope, or no token may use the operation. */
  'token-insufficient',
  /** 409: the user has `MAX_TOKENS` tokens. */
  'too-many-tokens',
  /** 410: the link to a board has expired or was revoked. */
  'link-void',
  /** 429 or a refused connection: `MAX_LINK_VIEWERS` clients look at the board with this link. */
  'link-busy',
  /** 409: the user has `MAX_WEBHOOKS` webhooks or `MAX_MAIL_ADDRESSES` addresses for alerts. */
  'too-many-alert-channels',
  /** 409: the user already has this webhook or address. */
  'alert-channel-exists',
  /** 400: alerts are not sent to this address, or it is no address. */
  'alert-address-refused',
  /** 400: the link that confirms a mail address is unknown, expired or that of another user. */
  'confirmation-void',
  /** 409: this installation does not send mail. */
  'mail-off',
  /** 503: the mail server did not accept a mail. */
  'mail-failed',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const PROBLEM_TYPE_PREFIX = 'urn:live-tz:problem:';

/** Distinguishes a problem from any other answer of a socket's ack. */
export function isProblem(answer: unknown): answer is Problem {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'type' in answer &&
    typeof answer.type === 'string' &&
    answer.type.startsWith(PROBLEM_TYPE_PREFIX)
  );
}
