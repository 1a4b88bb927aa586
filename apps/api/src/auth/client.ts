import type { Request } from 'express';
import { clientGone } from '../errors/client-gone';
import { clientNetwork } from '../http/client-network';

/** The client of a request, for the limits of attempts. */
export interface Client {
  /** From `clientNetwork`. */
  network: string;
  /** Aborted when the client disconnects before it has the answer. */
  signal: AbortSignal;
}

export function clientOf(request: Request): Client {
  return { network: clientNetwork(request.ip), signal: clientGone(request.res) };
}
