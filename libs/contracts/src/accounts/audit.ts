/** The events in the audit log. */
export const AUDIT_KINDS = [
  'registered',
  /** An administrator created the account of another user. */
  'created',
  'signed-in',
  /** A wrong name or password, or the right one of a disabled account. */
  'sign-in-refused',
  /** Too many refused sign-ins. */
  'sign-in-throttled',
  'signed-out',
  /** A session was ended from another one. */
  'session-ended',
  /** A wrong password of a signed-in user. */
  'password-wrong',
  'password-changed',
  'password-reset',
  'reset-link-made',
  /** An authenticator app or a passkey; `detail.factor` is which. */
  'second-factor-added',
  'second-factor-removed',
  /** A wrong second factor after the right password. */
  'second-factor-refused',
  /** An administrator removed all second factors of a user. */
  'second-factor-reset',
  'recovery-codes-made',
  'recovery-code-used',
  'renamed',
  'role-granted',
  'role-revoked',
  'invitation-made',
  'invitation-revoked',
  /** A board was shared by a link, with `detail.role`. */
  'board-link-made',
  'board-link-revoked',
  /** A webhook or a mail address for alerts; `detail.channel` is which, `detail.to` its host or address. */
  'alert-channel-added',
  'alert-channel-removed',
  'alert-address-confirmed',
  /** A token for programs was created, with `detail.name` and `detail.scopes`. */
  'token-made',
  'token-revoked',
  'disabled',
  'enabled',
  'deleted',
  'backup-made',
  /** More events within an hour than are recorded; `detail.count` is the number of missing ones. */
  'unrecorded',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** A user under the name at the time of the event, who may have been renamed or deleted since. */
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
  /** The affected user; null if no account has the given name, which is then not stored either. */
  user: AuditUser | null;
  /** The acting user; null for anonymous clients and for the command line. */
  actingUser: AuditUser | null;
  /** The IPv4 address or the IPv6 /64 of the client; null for the command line. */
  network: string | null;
  detail: Record<string, string | number>;
}

/** Rows per response; `before` requests older ones. */
export const AUDIT_PAGE_SIZE = 100;
