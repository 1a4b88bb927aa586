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

/** `GET /users/me/export`: everything that is kept of a person, but for the hash of the password. */
export interface AccountExport {
  exportedAtMs: number;
  me: Me;
  preferences: Preferences;
  zones: SavedZone[];
  /** What the audit log says of them. */
  audit: AuditEntry[];
}
