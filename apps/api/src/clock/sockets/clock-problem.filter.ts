import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { failureOf } from '../../errors/problem';

/**
 * Answers the ack with a `Problem` when a handler throws. Without an ack there is no answer; faults of the server are logged in
 * any case.
 */
@Catch()
export class ClockProblemFilter implements ExceptionFilter<unknown> {
  private readonly logger = new Logger(ClockProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.getArgs<unknown[]>());
  }

  /** An error that refuses to let a client join the namespace: the client finds the problem in its `data`. */
  refusal(error: unknown): Error {
    const { problem, isFault } = failureOf(error, randomUUID());
    if (isFault) this.logger.error({ err: error, requestId: problem.requestId }, 'A client could not join.');
    return Object.assign(new Error(problem.detail), { data: problem });
  }

  /** Calls the ack among the arguments of an event, if there is one. */
  answer(error: unknown, args: readonly unknown[]): void {
    const { problem, isFault } = failureOf(error, randomUUID());
    if (isFault)
      this.logger.error({ err: error, requestId: problem.requestId }, 'An event of a socket failed.');
    const ack = args.find((each) => typeof each === 'function');
    ack?.(problem);
  }
}
