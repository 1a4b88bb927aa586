import type { AuditEntry } from './audit';
import type { Preferences } from './preferences';
import type { SavedZone } from './saved-zone';

/** The signed-in person, as they see themselves. */
export interface Me {
  id: string;
  username: string;
  /** When the account was made, in UTC milliseconds. */
  createdAtMs: number;
  isAdmin: boolean;
}

/** `GET /auth/session`: who is signed in, or null for a stranger. */
export interface SessionAnswer {
  user: Me | null;
}

/** `POST /auth/register` and `POST /auth/login`. */
export interface Credentials {
  username: string;
  password: string;
}

/** `PATCH /users/me`. */
export interface AccountChange {
  username?: string;
}

/** `POST /auth/reauthenticate`: for {@link REAUTHENTICATION_LIFETIME_MS} the session may do what needs it. */
export interface Reauthentication {
  password: string;
}

/** `PUT /users/me/password`: the person's other sessions end with it, and this one goes on under a new id. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** `POST /auth/password-reset`: the token is the one of a reset link, good once. */
export interface PasswordReset {
  token: string;
  newPassword: string;
}

/** One row of `GET /users/me/sessions` (at most `MAX_SESSIONS`): somewhere the user is signed in. */
export interface UserSession {
  /** Names the session to end it by; it signs nobody in. */
  id: string;
  /** What was signed in with, in words, such as `Firefox on Linux`; as the client says, at most 50 characters. */
  device: string;
  /** When somebody signed in, UTC milliseconds. */
  createdAtMs: number;
  /** When it was last used, to the hour, UTC milliseconds. */
  lastSeenAtMs: number;
  /** The session of the request itself. */
  isCurrent: boolean;
}

/** `GET /users/me/export`: everything that is kept of a person, but for the hash of the password. */
export interface AccountExport {
  exportedAtMs: number;
  me: Me;
  preferences: Preferences;
  zones: SavedZone[];
  sessions: UserSession[];
  /** What the audit log says of them. */
  audit: AuditEntry[];
}
