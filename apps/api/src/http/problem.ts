import { HttpException } from '@nestjs/common';
import { type Problem, PROBLEM_TYPE_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { accountGone, isAccountGone } from './account-gone';
import { DomainError, type FailureKind } from './domain-error';
import { isDatabaseAway } from './database-away';

/** Status and title of every kind: a kind that is missing here does not compile. */
export const PROBLEMS = {
  invalid: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method does not exist here' },
  'timed-out': { status: 408, title: 'The request took too long' },
  conflict: { status: 409, title: 'This does not fit what is there' },
  'too-large': { status: 413, title: 'The request is too large' },
  unsupported: { status: 415, title: 'The body is not JSON' },
  throttled: { status: 429, title: 'Too many tries' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const satisfies Record<ProblemKind, { status: number; title: string }> &
  Record<FailureKind, { status: number; title: string }>;

const INTERNAL_DETAIL = 'The server failed. Try again; if it stays, tell the operator the request id.';
const AWAY_DETAIL = 'The database is away. The clocks go on; try again in a moment.';
const AWAY_RETRY_SECONDS = 5;

/** Sentences for failures that frameworks report by status alone. */
const DETAILS: Partial<Record<number, { kind: ProblemKind; detail: string }>> = {
  400: {
    kind: 'invalid',
    detail: 'The request cannot be read: check its address and that its body is valid JSON.',
  },
  401: { kind: 'unauthenticated', detail: 'Sign in first.' },
  403: { kind: 'forbidden', detail: 'This is not allowed.' },
  404: { kind: 'not-found', detail: 'There is nothing at this address; /api/docs lists what there is.' },
  413: { kind: 'too-large', detail: 'The body is too large: send at most 64 kB.' },
  415: { kind: 'unsupported', detail: 'Send the body as application/json, in UTF-8.' },
};

/** A failure as its receiver gets it. `isFault` marks what is the server's own and belongs into its log. */
export interface Failure {
  problem: Problem;
  retryAfterSeconds: number | undefined;
  isFault: boolean;
}

/** Makes a failure of whatever was thrown; what is unknown tells the receiver nothing of its inside. */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof DomainError) {
    return {
      problem: problemOf(error.kind, error.message, requestId, error),
      retryAfterSeconds: error.retryAfterSeconds,
      isFault: false,
    };
  }
  if (isAccountGone(error)) return failureOf(accountGone(), requestId);
  if (isDatabaseAway(error)) {
    return {
      problem: problemOf('unavailable', AWAY_DETAIL, requestId),
      retryAfterSeconds: AWAY_RETRY_SECONDS,
      isFault: true,
    };
  }
  const known = DETAILS[statusOf(error)];
  return {
    problem: known
      ? problemOf(known.kind, known.detail, requestId)
      : problemOf('internal', INTERNAL_DETAIL, requestId),
    retryAfterSeconds: undefined,
    isFault: known === undefined,
  };
}

/** The problem alone, for the ack of a socket. */
export function toProblem(error: unknown, requestId: string): Problem {
  return failureOf(error, requestId).problem;
}

function problemOf(
  kind: ProblemKind,
  detail: string,
  requestId: string,
  { code, errors }: Pick<DomainError, 'code' | 'errors'> = { code: undefined, errors: undefined },
): Problem {
  const { status, title } = PROBLEMS[kind];
  return {
    type: PROBLEM_TYPE_PREFIX + kind,
    title,
    status,
    detail,
    ...(code && { code }),
    ...(errors && { errors }),
    requestId,
  };
}

/** Nest throws HttpExceptions, the body parser plain errors with a `status`, the router `URIError`s. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof URIError) return 400;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}
