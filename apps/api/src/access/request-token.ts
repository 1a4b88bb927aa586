import type { TokenScope } from '@live-tz/contracts';
import type {} from 'express';

/** The token of a request that a program has sent for a user. */
export interface RequestToken {
  scopes: readonly TokenScope[];
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express' own way of adding fields to its requests
  namespace Express {
    interface Request {
      /** Undefined for requests of a session and of anonymous clients. */
      accessToken?: RequestToken;
    }
  }
}
