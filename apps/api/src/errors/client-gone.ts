import type { Response } from 'express';
import { DomainError } from './domain-error';

/** Aborted when the client goes away before it has its whole answer: work that still waits for its turn is then dropped. */
export function clientGone(response: Response | undefined): AbortSignal {
  const controller = new AbortController();
  response?.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** What work is dropped with whose client has left; nobody reads it. */
export function clientLeft(): DomainError {
  return new DomainError('unavailable', 'The client went away before its turn.');
}
