import type { Problem } from './types.js';

/** An answer of the server that is not what was requested. Its message is a sentence of the server where there is one. */
export class LiveTzError extends Error {
  override readonly name = 'LiveTzError';

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The error as the server describes it; null if the answer came from something else, such as a proxy. */
    readonly problem: Problem | null,
    /** How long to wait before the next request, if the server says. */
    readonly retryAfterMs: number | null,
  ) {
    super(problem?.detail ?? `The server answered with the status ${status}.`);
  }
}
