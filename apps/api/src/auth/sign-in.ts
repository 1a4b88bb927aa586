import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { SessionStore } from '../sessions/session-store';
import { AuthService } from './auth.service';
import { destroySession, signIn } from './request-session';

/** Opens sessions for authenticated users. */
@Injectable()
export class SignIn {
  constructor(
    private readonly auth: AuthService,
    private readonly store: SessionStore,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Opens a session under a new id, in place of the request's current one.
   * @throws DomainError `unauthenticated` if the password has been changed in the meantime
   */
  async open(request: Request, user: AuthenticatedUser): Promise<void> {
    await signIn(request, user);
    // Saved when the response is sent: by then the middleware writes a new session again, and would overwrite the row.
    request.session.reauthenticatedAtMs = this.clock.nowMs();
    if (await this.auth.stillHolds(user)) return;
    await destroySession(request);
    throw new DomainError('unauthenticated', 'The password has just been changed: sign in with the new one.');
  }

  /**
   * Continues the session of a user who has just given the password under a new id; its live connections stay open.
   * @throws DomainError `unauthenticated` if it has ended in the meantime
   */
  async renew(request: Request): Promise<void> {
    if (await this.store.renew(request)) return;
    await destroySession(request);
    throw new DomainError('unauthenticated', 'This session has just ended: sign in again.');
  }
}
