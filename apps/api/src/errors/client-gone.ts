import type { Response } from 'express';
import { DomainError } from './domain-error';

/** Aborted when the client disconnects before it has the whole answer, so that queued work is dropped. */
export function clientGone(response: Response | undefined): AbortSignal {
  const controller = new AbortController();
  response?.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** The error that ends the work of a client that has left; it is never sent. */
export function clientLeft(): DomainError {
  return new DomainError('unavailable', 'The client went away before its turn.');
}
