import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuditUser } from '@live-tz/contracts';
import type { Request } from 'express';
import { clientNetwork } from '../http/client-network';

/** The user and the network of an action. */
export interface Actor {
  /** Null for anonymous clients and for the command line. */
  user: AuditUser | null;
  /** From `clientNetwork`; null for the command line. */
  network: string | null;
}

/** An account that may run commands on the machine: the operating system knows which. */
export const COMMAND_LINE: Actor = { user: null, network: null };

export function actorOf({ user, ip }: Request): Actor {
  return {
    user: user === undefined ? null : { id: user.id, username: user.username },
    network: clientNetwork(ip),
  };
}

/** The {@link Actor} of a request, as a parameter of its handler. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);
