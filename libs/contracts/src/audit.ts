/** What the audit log knows of. */
export const AUDIT_KINDS = [
  'registered',
  'signed-in',
  /** A wrong name or password, or the right one of a disabled account. */
  'sign-in-refused',
  /** Too many of those. */
  'sign-in-throttled',
  'signed-out',
  /** A session was ended from another one. */
  'session-ended',
  /** A wrong password of somebody who is signed in. */
  'password-wrong',
  'password-changed',
  'password-reset',
  'reset-link-made',
  'renamed',
  'role-granted',
  'disabled',
  'enabled',
  'deleted',
  'backup-made',
  /** More happened within an hour than is written down; `detail.count` tells how much. */
  'unrecorded',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** A user as they were called at the time; they may be renamed or gone since. */
export interface AuditUser {
  id: string;
  username: string;
}

/** One row of `GET /admin/audit`. */
export interface AuditEntry {
  id: string;
  /** UTC milliseconds */
  atMs: number;
  kind: AuditKind;
  /** Whom it happened to; null where no account has the name that was given, which is then not kept either. */
  user: AuditUser | null;
  /** Who did it; null for strangers and for the command line. */
  actingUser: AuditUser | null;
  /** The IPv4 address or the IPv6 /64 it came from; null for the command line. */
  network: string | null;
  detail: Record<string, string | number>;
}

/** Rows of one answer; older ones are asked for by `before`. */
export const AUDIT_PAGE_SIZE = 100;
