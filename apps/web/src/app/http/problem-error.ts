import {
  type FieldProblem,
  PROBLEM_TYPE_PREFIX,
  type Problem,
  type ProblemCode,
  type ProblemKind,
} from '@live-tz/contracts';

/** An error whose message is written for the user. */
export class UserFacingError extends Error {
  override readonly name: string = 'UserFacingError';
}

/** A problem without its sentences, which are written for programs and never shown. */
export type ProblemFacts = Omit<Problem, 'title' | 'detail' | 'errors'> & {
  errors?: readonly Pick<FieldProblem, 'field'>[];
};

/** What the page says about a problem. */
export interface ProblemWords {
  readonly message: string;
  /** By field of the request, where the message for it is another one. */
  readonly fields?: Readonly<Partial<Record<string, string>>>;
}

/** For problems whose words could not be loaded. */
const FALLBACK_WORDS: ProblemWords = { message: 'That did not work. Try again in a moment.' };

/** A failed request as a problem of the API. */
export class ProblemError extends UserFacingError {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: ProblemFacts,
    /** After how many seconds to try again, if the server says so. */
    readonly retryAfterSeconds: number | null = null,
    private readonly words: ProblemWords = FALLBACK_WORDS,
  ) {
    super(words.message);
  }

  is(kind: ProblemKind): boolean {
    return this.problem.type === `${PROBLEM_TYPE_PREFIX}${kind}`;
  }

  hasCode(code: ProblemCode): boolean {
    return this.problem.code === code;
  }

  /** The message for one field of the request, or an empty string. */
  fieldMessage(field: string): string {
    const isRefused = this.problem.errors?.some((error) => error.field === field) ?? false;
    return isRefused ? (this.words.fields?.[field] ?? this.message) : '';
  }
}

/** The message to show for anything that was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof UserFacingError
    ? error.message
    : 'Something went wrong on this page. Reload it and try again.';
}
