/** One row of `GET /admin/users`. */
export interface AdminUser {
  id: string;
  username: string;
  createdAtMs: number;
  isAdmin: boolean;
  /** A disabled user cannot sign in; their data remains. */
  isDisabled: boolean;
  /** False until the user of an account that an administrator created has chosen a password. */
  hasPassword: boolean;
  /** Whether the user has an authenticator app or a passkey. */
  hasSecondFactor: boolean;
  zoneCount: number;
}

/** `POST /admin/users`: creates an account without a password. */
export interface NewUser {
  username: string;
}

/** The answer to `POST /admin/users`, with the link on which the user chooses a password. */
export interface CreatedUser {
  user: AdminUser;
  link: ResetLink;
}

/** `POST /admin/users/:id/reset-link`: the administrator gives it to the user; it is valid once. */
export interface ResetLink {
  /** Absolute if `PUBLIC_URL` is set, otherwise a path with the base path. */
  url: string;
  expiresAtMs: number;
}
