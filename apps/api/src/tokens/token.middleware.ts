import type { Request, RequestHandler } from 'express';
import type { AuthenticatedUser } from '../access/authenticated-user';
import '../access/request-token';
import { sendFailure } from '../errors/problem.filter';
import { clientNetwork } from '../http/client-network';
import { type ClosingReason, LiveSessions, type SessionConnection } from '../sessions/live-sessions';
import { accessTokenHash, bearerIn, isAccessToken } from './bearer';
import { TokenAuthenticator } from './token-authenticator';
import { tokenUnknown } from './token.errors';

interface TokenOptions {
  /** Null if the account is gone or disabled. */
  loadUser: (userId: string) => Promise<AuthenticatedUser | null>;
  /** Called with a request whose token is refused, before it is answered. */
  onRefused: (request: Request) => void;
}

/** Signs in the user of a request's token. Such a request has no session, whatever cookies it carries. */
export function tokenMiddleware(
  tokens: TokenAuthenticator,
  { loadUser, onRefused }: TokenOptions,
): RequestHandler {
  return async (request, response, next) => {
    const bearer = bearerIn(request.headers.authorization);
    if (bearer === null) return next();
    try {
      const { userId, scopes } = await tokens.authenticate(bearer, clientNetwork(request.ip));
      const user = await loadUser(userId);
      if (user === null) throw tokenUnknown();
      Object.assign(request, { user, accessToken: { scopes } });
    } catch (error) {
      onRefused(request);
      sendFailure(error, request, response);
      return;
    }
    next();
  };
}

/** Runs middleware for requests without a token only. */
export function unlessToken(handle: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.accessToken === undefined ? handle(request, response, next) : next();
}

/**
 * Closes a long response at once when its token is revoked. It runs before the token is looked up, because a revocation in between would
 * otherwise be missed.
 */
export function closeWithToken(live: LiveSessions): RequestHandler {
  return (request, response, next) => {
    const bearer = bearerIn(request.headers.authorization);
    if (isAccessToken(bearer)) {
      const connection = new TokenResponse(accessTokenHash(bearer), request);
      live.enter(connection);
      response.once('close', () => live.leave(connection));
    }
    next();
  };
}

class TokenResponse implements SessionConnection {
  constructor(
    readonly sessionId: string,
    private readonly request: Request,
  ) {}

  /** A node that is stopping ends its responses by itself. */
  close(reason: ClosingReason): void {
    if (reason !== 'restart') this.request.socket.destroy();
  }
}
