import type { FieldProblem, ProblemCode } from '@live-tz/contracts';

/** What a service may fail with, in the terms of the domain. `problem-status.ts` maps each kind to its HTTP status. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'timed-out'
  | 'conflict'
  | 'too-large'
  | 'throttled'
  | 'headers-too-large'
  | 'unavailable';

interface FailureOptions {
  /** Sentences for single fields of the request. */
  errors?: FieldProblem[];
  /** For `throttled` and `unavailable`: seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** What a program can tell it by from others of its kind. */
  code?: ProblemCode;
  cause?: unknown;
}

/** A failure that its receiver can do something about; the message is a sentence that says what. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly errors: FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly code: ProblemCode | undefined;

  constructor(
    readonly kind: FailureKind,
    message: string,
    options: FailureOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.code = options.code;
  }
}
