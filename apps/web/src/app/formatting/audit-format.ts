import type { AuditEntry, AuditKind } from '@live-tz/contracts';

/** What happened, in a few words. */
export const AUDIT_KIND_NAMES: Readonly<Record<AuditKind, string>> = {
  registered: 'Registered',
  created: 'Account created',
  'signed-in': 'Signed in',
  'sign-in-refused': 'Sign-in refused',
  'sign-in-throttled': 'Sign-in slowed down',
  'signed-out': 'Signed out',
  'session-ended': 'Session ended',
  'password-wrong': 'Wrong password',
  'password-changed': 'Password changed',
  'password-reset': 'Password reset',
  'reset-link-made': 'Reset link created',
  'second-factor-added': 'Two-step sign-in added',
  'second-factor-removed': 'Two-step sign-in removed',
  'second-factor-refused': 'Wrong second step',
  'second-factor-reset': 'Two-step sign-in reset',
  'recovery-codes-made': 'New recovery codes',
  'recovery-code-used': 'Recovery code used',
  renamed: 'Renamed',
  'role-granted': 'Role granted',
  'role-revoked': 'Role removed',
  'invitation-made': 'Invitation created',
  'invitation-revoked': 'Invitation revoked',
  'board-link-made': 'Board shared',
  'board-link-revoked': 'Shared link revoked',
  'alert-channel-added': 'Alerts set up',
  'alert-channel-removed': 'Alerts removed',
  'alert-address-confirmed': 'Address for alerts confirmed',
  'token-made': 'Access token created',
  'token-revoked': 'Access token revoked',
  disabled: 'Switched off',
  enabled: 'Switched on',
  deleted: 'Deleted',
  'backup-made': 'Backup created',
  unrecorded: 'Not recorded',
};

const roleOf = ({ role }: AuditEntry['detail']): string => String(role ?? '');
const labelOf = ({ label }: AuditEntry['detail']): string => String(label ?? '');
const toOf = ({ to }: AuditEntry['detail']): string => String(to ?? '');
const boardOf = ({ board, label }: AuditEntry['detail']): string =>
  [board, label].filter((each) => each !== undefined).join(', ');

const tokenOf = ({ name, scopes }: AuditEntry['detail']): string =>
  [name, scopes].filter((each) => each !== undefined).join(', ');

const FACTOR_NAMES: Readonly<Record<string, string>> = { totp: 'authenticator app', passkey: 'passkey' };

const DETAILS: Readonly<Partial<Record<AuditKind, (detail: AuditEntry['detail']) => string>>> = {
  renamed: ({ from }) => `was ${from ?? 'a different name'}`,
  registered: ({ invitation }) => (invitation === undefined ? '' : 'with an invitation'),
  'role-granted': roleOf,
  'role-revoked': roleOf,
  'invitation-made': labelOf,
  'invitation-revoked': labelOf,
  'board-link-made': boardOf,
  'board-link-revoked': boardOf,
  'alert-channel-added': toOf,
  'alert-channel-removed': toOf,
  'alert-address-confirmed': toOf,
  'token-made': tokenOf,
  'token-revoked': tokenOf,
  'sign-in-refused': ({ reason }) => (reason === 'disabled' ? 'the account is switched off' : ''),
  'signed-in': ({ factor }) => FACTOR_NAMES[String(factor)] ?? '',
  'second-factor-added': ({ factor }) => FACTOR_NAMES[String(factor)] ?? '',
  'second-factor-removed': ({ factor }) => FACTOR_NAMES[String(factor)] ?? '',
  unrecorded: ({ count }) => `${count ?? 'many'} more within an hour`,
};

/** Further details of an entry, or an empty string. */
export function formatAuditDetail({ kind, detail }: AuditEntry): string {
  return DETAILS[kind]?.(detail) ?? '';
}

/** Who acted, unless it was the user themselves. */
export function formatAuditActor({ user, actingUser, network }: AuditEntry): string {
  if (actingUser !== null) return actingUser.id === user?.id ? '' : actingUser.username;
  return network === null ? 'the server’s own machine' : '';
}
