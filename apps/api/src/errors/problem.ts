import { HttpException } from '@nestjs/common';
import { type Problem, PROBLEM_TYPE_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { accountGone, isAccountGone } from './account-gone';
import { DomainError } from './domain-error';
import { isDatabaseUnreachable } from './database-unreachable';
import { PROBLEMS } from './problem-status';

const INTERNAL_DETAIL =
  'The server failed. Try again; if this persists, report the request id to the operator.';
const UNREACHABLE_DETAIL = 'The database is away. The clocks go on; try again in a moment.';
const UNREACHABLE_RETRY_SECONDS = 5;

/** Details for failures that frameworks report by status only. */
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

/** A failure as the client receives it. `isFault` marks the server's own faults, which are logged. */
export interface Failure {
  problem: Problem;
  retryAfterSeconds: number | undefined;
  /** The value of `WWW-Authenticate`, if the client used a token. */
  challenge?: string | undefined;
  isFault: boolean;
}

/** Turns anything that was thrown into a failure; an unknown error reveals nothing of the server's internals. */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof DomainError) {
    return {
      problem: problemOf(error.kind, error.message, requestId, error),
      retryAfterSeconds: error.retryAfterSeconds,
      challenge: error.challenge,
      isFault: false,
    };
  }
  if (isAccountGone(error)) return failureOf(accountGone(), requestId);
  if (isDatabaseUnreachable(error)) {
    return {
      problem: problemOf('unavailable', UNREACHABLE_DETAIL, requestId),
      retryAfterSeconds: UNREACHABLE_RETRY_SECONDS,
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
  {
    code,
    errors,
    candidates,
    secondFactor,
  }: Partial<Pick<DomainError, 'code' | 'errors' | 'candidates' | 'secondFactor'>> = {},
): Problem {
  const { status, title } = PROBLEMS[kind];
  return {
    type: PROBLEM_TYPE_PREFIX + kind,
    title,
    status,
    detail,
    ...(code && { code }),
    ...(errors && { errors }),
    ...(candidates && { candidates }),
    ...(secondFactor && { secondFactor }),
    requestId,
  };
}

/** Nest throws HttpExceptions, the body parser plain errors with a `status`, the router URIErrors. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof URIError) return 400;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}
