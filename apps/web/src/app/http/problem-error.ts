import { PROBLEM_TYPE_PREFIX, type Problem, type ProblemKind } from '@live-tz/contracts';

/** A failed request in the terms of the API; its message is a sentence for the person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  is(kind: ProblemKind): boolean {
    return this.problem.type === `${PROBLEM_TYPE_PREFIX}${kind}`;
  }

  /** The sentence for one field of the request, or an empty string. */
  fieldMessage(field: string): string {
    return this.problem.errors?.find((error) => error.field === field)?.message ?? '';
  }
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ProblemError
    ? error.message
    : 'Something went wrong on this page. Reload it and try again.';
}
