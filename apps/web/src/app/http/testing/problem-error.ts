import { PROBLEM_TYPE_PREFIX, type Problem, type ProblemKind } from '@live-tz/contracts';
import { ProblemError } from '../problem-error';
import { problemWords } from '../problem-messages';

/** Sentences of the API, which must not reach a page. */
export const API_PROSE = 'Give at as integer milliseconds, or GET /api/v1/zones?q= finds names.';

/** A problem as the API sends it. */
export function problem(kind: ProblemKind, change: Partial<Problem> = {}): Problem {
  return {
    type: PROBLEM_TYPE_PREFIX + kind,
    title: API_PROSE,
    status: 400,
    detail: API_PROSE,
    requestId: 'r',
    ...change,
  };
}

/** The error that a request rejects with after such a problem. */
export function problemError(
  kind: ProblemKind,
  change: Partial<Problem> = {},
  retryAfterSeconds: number | null = null,
): ProblemError {
  const sent = problem(kind, change);
  return new ProblemError(sent, retryAfterSeconds, problemWords(sent, retryAfterSeconds));
}
