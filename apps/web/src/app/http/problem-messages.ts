import {
  MAX_BOARD_CLOCKS,
  MAX_BOARDS,
  MAX_INVITATIONS,
  MAX_PASSKEYS,
  MAX_TOKENS,
  PROBLEM_TYPE_PREFIX,
  type ProblemCode,
  type ProblemKind,
} from '@live-tz/contracts';
import { formatWait } from '../formatting/duration-format';
import type { ProblemFacts, ProblemWords } from './problem-error';

type Messages<Key extends string = string> = Readonly<Record<Key, string>>;

/** Words for failures that have a code. `{wait}` is the time to wait. */
const CODE_MESSAGES: Messages<ProblemCode> = {
  'csrf-stale': 'Your session has changed in another tab. Try again.',
  'reauthentication-required': 'Enter your password again to continue.',
  'credentials-wrong': 'User name and password do not match. Check both.',
  'password-wrong': 'This is not your current password.',
  'password-refused': 'This password is too easy to guess. Choose another one.',
  'username-taken': 'This user name is taken. Choose another one.',
  'username-similar': 'This user name looks like one that is taken. Choose another one.',
  'account-disabled': 'Your account is switched off. Ask an administrator.',
  'registration-closed': 'You need an invitation, or an administrator who creates an account for you.',
  'invitation-void': 'This invitation has been used, revoked or is too old. Ask for a new one.',
  'reset-link-void': 'This link has been used or is too old. Ask for a new one.',
  'too-many-attempts': 'Too many attempts. Try again in {wait}.',
  'second-factor': 'Your second step was not accepted. Try again.',
  'second-factor-missing': 'Set up two-step sign-in first. It is required here.',
  'passkey-refused': 'This passkey was not accepted. Try again.',
  'too-many-passkeys': `You have ${MAX_PASSKEYS} passkeys, which is the maximum. Remove one first.`,
  'last-second-factor': 'A second step is required here. Add another one before you remove this one.',
  'last-administrator': 'This is the last administrator. Make someone else an administrator first.',
  'too-many-invitations': `There are ${MAX_INVITATIONS} invitations, which is the maximum. Revoke one first.`,
  ambiguous: 'This name may mean several places. Search for the one you mean.',
  'not-in-force': 'This abbreviation is not in use there at that time. Search for the place instead.',
  'board-changed': 'The clocks have been changed elsewhere. Look at them and try again.',
  'board-full': `There are ${MAX_BOARD_CLOCKS} clocks here, which is the maximum. Remove one first.`,
  'too-many-boards': `You have ${MAX_BOARDS} boards, which is the maximum. Delete one first.`,
  'last-board': 'This is your only board. Make another one before you delete it.',
  'token-invalid': 'This token is not valid.',
  'token-insufficient': 'This token is not allowed to do that.',
  'too-many-tokens': `You have ${MAX_TOKENS} tokens, which is the maximum. Revoke one first.`,
  'link-void': 'This link has expired or was revoked. Ask for a new one.',
  'too-many-alert-channels': 'You have the maximum number of these. Remove one first.',
  'alert-channel-exists': 'You have added this already.',
  'alert-address-refused': 'Use an address that is reachable on the internet.',
  'confirmation-void': 'This link is too old, or not for this account. Remove the address and add it again.',
  'mail-off': 'This site does not send mail.',
  'mail-failed': 'The mail could not be sent. Check the address, or try again later.',
  'link-busy': 'Too many people are looking at this board right now. Try again in a few minutes.',
};

/** Words for all other failures. */
const KIND_MESSAGES: Messages<ProblemKind> = {
  invalid: 'This was not accepted. Check what you entered and try again.',
  unauthenticated: 'You are signed out. Sign in and try again.',
  forbidden: 'You do not have permission to do this. Ask an administrator.',
  'not-found': 'This no longer exists. Reload the page.',
  'method-not-allowed': 'This page and the server do not match. Reload the page.',
  'timed-out': 'The server did not receive your request in time. Try again.',
  conflict: 'This has been changed elsewhere. Reload the page and try again.',
  gone: 'This no longer exists. Reload the page.',
  'too-large': 'That is too much to send at once.',
  unsupported: 'This page and the server do not match. Reload the page.',
  throttled: 'Too many requests come from your network. Try again in {wait}.',
  'headers-too-large': 'Your browser sends too many cookies to this site. Delete them and sign in again.',
  internal: 'Something went wrong on the server. Try again in a moment.',
  unavailable: 'The server cannot do this right now. Try again in {wait}.',
};

const UNKNOWN_PLACE = 'The server does not know this place. Search for another one.';
const UNREADABLE_TIME = 'This date and time cannot be read. Choose them in the form.';
const CHANGED_CLOCKS = 'The clocks have changed in another tab. Try again.';

/** Words for fields of requests, by the first part of their path. */
const FIELD_MESSAGES: Messages = {
  at: UNREADABLE_TIME,
  code: 'This code is wrong or was used before. Enter the current one, and check the clock of your phone.',
  currentPassword: 'This is not your current password.',
  disambiguation: 'This link is incomplete. Choose the date and time in the form.',
  from: UNKNOWN_PLACE,
  homeZone: UNKNOWN_PLACE,
  ids: CHANGED_CLOCKS,
  label: 'This name cannot be saved. Choose a shorter one without unusual characters.',
  name: 'This name cannot be saved. Choose a shorter one without unusual characters.',
  newPassword: 'This password cannot be used. Choose another one.',
  password: 'This password cannot be used. Choose another one.',
  place: UNKNOWN_PLACE,
  position: CHANGED_CLOCKS,
  q: 'Search for a shorter name.',
  to: UNKNOWN_PLACE,
  username: 'This user name cannot be used. Choose another one.',
  zone: UNKNOWN_PLACE,
  zones: UNKNOWN_PLACE,
};

/** For a kind that this page does not know yet. */
const UNKNOWN_KIND = 'That did not work. Reload the page and try again.';
/** Says less about a refused field than the field does. */
const GENERAL_CODE: ProblemCode = 'second-factor';

/** Finds the words for a problem by its code, its fields and its kind. */
export function problemWords(
  { type, code, errors = [] }: ProblemFacts,
  retryAfterSeconds: number | null,
): ProblemWords {
  const kind = type.slice(PROBLEM_TYPE_PREFIX.length) as ProblemKind;
  // A newer server may send codes and kinds that this page does not know.
  const byCode = entryOf(CODE_MESSAGES, code);
  const byKind = entryOf(KIND_MESSAGES, kind) ?? UNKNOWN_KIND;
  const byField = (path?: string): string | undefined => entryOf(FIELD_MESSAGES, path?.split('.')[0]);
  const message = byCode ?? byField(errors[0]?.field) ?? byKind;
  const isSpecific = byCode !== undefined && code !== GENERAL_CODE;
  return {
    message: message.replace(
      '{wait}',
      retryAfterSeconds === null ? 'a moment' : formatWait(retryAfterSeconds),
    ),
    fields: isSpecific ? {} : Object.fromEntries(errors.map(({ field }) => [field, byField(field)])),
  };
}

function entryOf(messages: Messages, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(messages, key) ? messages[key] : undefined;
}
