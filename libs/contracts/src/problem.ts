/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** Path of the field, for example `username` or `ids.3`. */
  field: string;
  /** A sentence that says what to do. */
  message: string;
}

/** Every error of HTTP (`application/problem+json`, RFC 9457) and of a socket's ack. */
export interface Problem {
  /** `urn:live-tz:problem:<kind>`: stable, for programs. */
  type: string;
  title: string;
  /** The HTTP status, also where the answer is an ack. */
  status: number;
  /** A sentence that says what to do, for people. */
  detail: string;
  /** Stable, for programs: what the type alone does not tell. */
  code?: ProblemCode;
  errors?: FieldProblem[];
  /** The same id stands in the server's log. */
  requestId: string;
}

/** The kinds of failure, by the last part of a problem's type. */
export const PROBLEM_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'timed-out',
  'conflict',
  'too-large',
  'unsupported',
  'throttled',
  'headers-too-large',
  'internal',
  'unavailable',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/**
 * Failures that a program can handle by itself.
 * - `csrf-stale` (403): get a new token from `GET /auth/session`, then send the request again.
 * - `reauthentication-required` (403): give the password to `POST /auth/reauthenticate`, then send the request again.
 */
export const PROBLEM_CODES = ['csrf-stale', 'reauthentication-required'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const PROBLEM_TYPE_PREFIX = 'urn:live-tz:problem:';

/** Tells a problem from any other answer of a socket's ack. */
export function isProblem(answer: unknown): answer is Problem {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'type' in answer &&
    typeof answer.type === 'string' &&
    answer.type.startsWith(PROBLEM_TYPE_PREFIX)
  );
}
