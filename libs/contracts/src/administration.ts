/** One row of `GET /admin/users`. */
export interface AdminUser {
  id: string;
  username: string;
  createdAtMs: number;
  isAdmin: boolean;
  /** A disabled person cannot sign in; their data stay. */
  isDisabled: boolean;
  zoneCount: number;
}

/** `POST /admin/users/:id/reset-link`: to be handed over by the administrator; good once. */
export interface ResetLink {
  /** Absolute when `PUBLIC_URL` is set, else a path with the base path. */
  url: string;
  expiresAtMs: number;
}
