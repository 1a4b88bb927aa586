/** Who may create an account: anyone, holders of an invitation, or administrators for others. */
export const REGISTRATION_MODES = ['open', 'invite', 'closed'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

/** `GET /auth/policy`: what a client has to know before it offers forms for accounts. */
export interface AuthPolicy {
  registration: RegistrationMode;
  /** Words that are easy to guess on this installation, for the rules of passwords. */
  siteWords: string[];
  /** Whether visitors who are not signed in get a first page with clocks, not the sign-in page. */
  hasFirstPage: boolean;
}

/** One row of `GET /admin/invitations`: an invitation that has neither expired nor been revoked. */
export interface Invitation {
  id: string;
  /** A note of the administrator, such as the name of a team, or null. */
  label: string | null;
  createdAtMs: number;
  /** The name of the administrator who created it. */
  createdBy: string;
  expiresAtMs: number;
  /** Accounts that may be created with it. */
  maxUses: number;
  /** Accounts that have been created with it. */
  uses: number;
}

/** `POST /admin/invitations`. */
export interface NewInvitation {
  label?: string | null;
  /** 1 if missing. */
  maxUses?: number;
  /** How long it is valid, from `MIN_INVITATION_LIFETIME_MS` to `MAX_INVITATION_LIFETIME_MS`; seven days if missing. */
  lifetimeMs?: number;
}

/** The answer to `POST /admin/invitations`: the link is in this answer only. */
export interface CreatedInvitation extends Invitation {
  /** Absolute if `PUBLIC_URL` is set, otherwise a path with the base path. */
  url: string;
}

/** `POST /auth/invitation`: 204 if an account can be created with the token. */
export interface InvitationCheck {
  token: string;
}
