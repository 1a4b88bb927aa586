import type { Request } from 'express';
import { clientGone } from '../errors/client-gone';
import { clientNetwork } from '../http/client-network';

/** Who sends a request, as far as limits of attempts are concerned. */
export interface Client {
  /** As `clientNetwork` names it. */
  network: string;
  /** Aborted when they go away before they have their answer. */
  signal: AbortSignal;
}

export function clientOf(request: Request): Client {
  return { network: clientNetwork(request.ip), signal: clientGone(request.res) };
}
