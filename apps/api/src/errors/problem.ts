import { HttpException } from '@nestjs/common';
import { type Problem, PROBLEM_TYPE_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { accountGone, isAccountGone } from './account-gone';
import { DomainError } from './domain-error';
import { isDatabaseUnreachable } from './database-unreachable';
import { PROBLEMS } from './problem-status';

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
  if (isDatabaseUnreachable(error)) {
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
