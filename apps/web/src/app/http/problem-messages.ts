import { PROBLEM_TYPE_PREFIX, type Problem, type ProblemCode, type ProblemKind } from '@live-tz/contracts';

/** The page's words for failures that have a code; null where the detail is written for users. */
const CODE_MESSAGES: Readonly<Record<ProblemCode, string | null>> = {
  'csrf-stale': 'Your session has changed in another tab. Try again.',
  'reauthentication-required': 'Enter your password again to continue.',
  'account-disabled': null,
  'registration-closed': null,
  'invitation-void': null,
  'reset-link-void': null,
  'too-many-attempts': null,
  'second-factor': null,
  'second-factor-missing': 'Set up two-step sign-in first. It is required here.',
  ambiguous: 'This name may mean several places. Search for the one you mean.',
  'not-in-force': null,
  'board-changed': 'The board has changed elsewhere. Look at it and try again.',
  'board-full': null,
  'too-many-boards': null,
  'link-void': 'This link has expired or was revoked. Ask whoever sent it for a new one.',
  'link-busy': 'Too many people are looking at this board right now. Try again in a few minutes.',
};

/** The page's words for kinds whose details are about requests; the details of all others are written for users. */
const KIND_MESSAGES: Readonly<Partial<Record<ProblemKind, string>>> = {
  'method-not-allowed': 'This page and the server do not match. Reload the page.',
  'timed-out': 'The server did not receive your request in time. Try again.',
  'too-large': 'That is too much to send at once.',
  unsupported: 'This page and the server do not match. Reload the page.',
  'headers-too-large': 'Your browser sends too many cookies to this site. Delete them and sign in again.',
  internal: 'Something went wrong on the server. Try again in a moment.',
};

const UNKNOWN_PLACE = 'The server does not know this place. Search for another one.';
const UNREADABLE_TIME = 'This date and time cannot be read. Choose them in the form.';

/** The page's words for fields of requests that users do not fill in themselves, by the first part of their path. */
const FIELD_MESSAGES: Readonly<Partial<Record<string, string>>> = {
  at: UNREADABLE_TIME,
  disambiguation: 'This link is incomplete. Choose the date and time in the form.',
  from: UNKNOWN_PLACE,
  homeZone: UNKNOWN_PLACE,
  ids: 'The clocks have changed in another tab. Try again.',
  label: 'This name cannot be saved. Choose a shorter one without unusual characters.',
  place: UNKNOWN_PLACE,
  position: 'The clocks have changed in another tab. Try again.',
  q: 'Search for a shorter name.',
  to: UNKNOWN_PLACE,
  zone: UNKNOWN_PLACE,
  zones: UNKNOWN_PLACE,
};

/** What the page says about a problem: its own words where those of the API are for programs. */
export function problemMessage({ type, code, errors, detail }: Problem): string {
  const kind = type.slice(PROBLEM_TYPE_PREFIX.length) as ProblemKind;
  const [field = ''] = errors?.[0]?.field.split('.') ?? [];
  const byCode = code === undefined ? null : CODE_MESSAGES[code];
  if (byCode === null && code !== undefined) return detail;
  return byCode ?? FIELD_MESSAGES[field] ?? KIND_MESSAGES[kind] ?? detail;
}
