import { PROBLEM_TYPE_PREFIX, type Problem, type ProblemCode, type ProblemKind } from '@live-tz/contracts';
import { problemMessage } from './problem-messages';

/** A failed request as a problem of the API. Its message is meant for the user. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    /** After how many seconds to try again, if the server says so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail);
  }

  is(kind: ProblemKind): boolean {
    return this.problem.type === `${PROBLEM_TYPE_PREFIX}${kind}`;
  }

  hasCode(code: ProblemCode): boolean {
    return this.problem.code === code;
  }

  /** The message for one field of the request, or an empty string. */
  fieldMessage(field: string): string {
    return this.problem.errors?.find((error) => error.field === field)?.message ?? '';
  }
}

/** The message to show for anything that was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof ProblemError
    ? problemMessage(error.problem)
    : 'Something went wrong on this page. Reload it and try again.';
}
