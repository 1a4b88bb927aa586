import type { FieldProblem, ProblemCode, SecondFactorChallenge, ZoneMatch } from '@live-tz/contracts';

/** The ways in which a service may fail, in the terms of the domain. `problem-status.ts` maps each kind to its HTTP status. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'timed-out'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'throttled'
  | 'headers-too-large'
  | 'unavailable';

interface FailureOptions {
  /** Messages about single fields of the request. */
  errors?: FieldProblem[];
  /** The clocks that an unclear name may mean. */
  candidates?: ZoneMatch[];
  /** For `throttled` and `unavailable`: the number of seconds after which a retry makes sense. */
  retryAfterSeconds?: number;
  /** Tells programs apart failures of the same kind. */
  code?: ProblemCode;
  /** With the code `second-factor`: how it can be given. */
  secondFactor?: SecondFactorChallenge;
  /** The value of `WWW-Authenticate`, for a client that uses a token (RFC 6750, section 3). */
  challenge?: string;
  cause?: unknown;
}

/** A failure that the client can act on; the message is a sentence that says how. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly errors: FieldProblem[] | undefined;
  readonly candidates: ZoneMatch[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly code: ProblemCode | undefined;
  readonly secondFactor: SecondFactorChallenge | undefined;
  readonly challenge: string | undefined;

  constructor(
    readonly kind: FailureKind,
    message: string,
    options: FailureOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.errors = options.errors;
    this.candidates = options.candidates;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.code = options.code;
    this.secondFactor = options.secondFactor;
    this.challenge = options.challenge;
  }
}
