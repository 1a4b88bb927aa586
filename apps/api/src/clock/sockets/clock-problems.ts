import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { failureOf } from '../../errors/problem';

/** Answers events and join requests that fail with a `Problem`, and logs faults of the server. */
@Injectable()
export class ClockProblems {
  private readonly logger = new Logger(ClockProblems.name);

  /** An error that refuses to let a client join the namespace: the client finds the problem in its `data`. */
  refusal(error: unknown): Error {
    const { problem, isFault } = failureOf(error, randomUUID());
    if (isFault) this.logger.error({ err: error, requestId: problem.requestId }, 'A client could not join.');
    return Object.assign(new Error(problem.detail), { data: problem });
  }

  /** Calls the ack among the arguments of an event; without one there is no answer. */
  answer(error: unknown, args: readonly unknown[]): void {
    const { problem, isFault } = failureOf(error, randomUUID());
    if (isFault)
      this.logger.error({ err: error, requestId: problem.requestId }, 'An event of a socket failed.');
    const ack = args.find((each) => typeof each === 'function');
    ack?.(problem);
  }
}
