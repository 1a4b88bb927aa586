import type { ProblemKind } from '@live-tz/contracts';
import type { FailureKind } from './domain-error';

/** HTTP status and title of every kind: a missing kind does not compile. */
export const PROBLEMS = {
  invalid: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method is not supported here' },
  'timed-out': { status: 408, title: 'The request took too long' },
  conflict: { status: 409, title: 'This conflicts with the current state' },
  gone: { status: 410, title: 'This is no longer here' },
  'too-large': { status: 413, title: 'The request is too large' },
  unsupported: { status: 415, title: 'The body is not JSON' },
  throttled: { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const satisfies Record<ProblemKind, { status: number; title: string }> &
  Record<FailureKind, { status: number; title: string }>;
