import type { Alerts } from '../alert';
import type { AccessToken } from './access-token';
import type { AuditEntry } from './audit';
import type { Board } from '../board';
import type { Preferences } from './preferences';
import type { SavedZone } from '../saved-zone';
import type { SecondFactor, SecondFactorOverview } from './second-factor';

/** The signed-in user, as the user sees it. */
export interface Me {
  id: string;
  username: string;
  /** When the account was created, in UTC milliseconds. */
  createdAtMs: number;
  isAdmin: boolean;
  /** True while the user has to set up a second factor before anything else; left out otherwise. */
  needsSecondFactor?: boolean;
}

/** `GET /auth/session`: the signed-in user, or null for an anonymous client. */
export interface SessionAnswer {
  user: Me | null;
}

/** What `POST /auth/register` and `POST /auth/login` have in common. */
export interface Credentials {
  username: string;
  password: string;
}

/** `POST /auth/register`. */
export interface NewAccount extends Credentials {
  /** The token of an invitation link. */
  invitation?: string;
}

/** `POST /auth/login`: without a second factor that the user has, the answer is a problem with the code `second-factor`. */
export interface LogIn extends Credentials, SecondFactor {}

/** `PATCH /users/me`. */
export interface AccountChange {
  username?: string;
}

/** `POST /auth/reauthenticate`: for {@link REAUTHENTICATION_LIFETIME_MS} the session may use operations that require it. */
export interface Reauthentication extends SecondFactor {
  password: string;
}

/** `PUT /users/me/password`: the user's other sessions and all tokens end, and this session continues with a new id. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** `POST /auth/password-reset`: the token is that of a reset link, valid once. */
export interface PasswordReset {
  token: string;
  newPassword: string;
}

/** `POST /auth/password-reset/check`. */
export interface ResetLinkCheck {
  token: string;
}

/** The answer to `POST /auth/password-reset/check` for a link that is valid. */
export interface CheckedResetLink {
  username: string;
  /** Whether the account was created for the user, who chooses the first password. */
  isFirstPassword: boolean;
}

/** One row of `GET /users/me/sessions` (at most `MAX_SESSIONS`): a session of the user. */
export interface UserSession {
  /** Identifies the session in order to end it; it does not grant access. */
  id: string;
  /** The device, such as `Firefox on Linux`, as the client describes it; at most 50 characters. */
  device: string;
  /** Time of the sign-in, UTC milliseconds. */
  createdAtMs: number;
  /** When it was last used, to the hour, UTC milliseconds. */
  lastSeenAtMs: number;
  /** Whether it is the session of the request. */
  isCurrent: boolean;
}

/** `GET /users/me/export`: all stored data of a user, except hashes, keys and the secret of an authenticator app. */
export interface AccountExport {
  exportedAtMs: number;
  me: Me;
  preferences: Preferences;
  /** The clocks of the first board, as `/users/me/zones` has them. */
  zones: SavedZone[];
  /** The user's own boards; those of others that the user keeps are not the user's data. */
  boards: Board[];
  sessions: UserSession[];
  secondFactor: SecondFactorOverview;
  alerts: Alerts;
  tokens: AccessToken[];
  /** The audit log about the user. */
  audit: AuditEntry[];
}
