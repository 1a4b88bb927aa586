import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { SessionStore } from '../sessions/session-store';
import { AuthService } from './auth.service';
import { destroySession, signIn } from './request-session';

/** Opens sessions for people who have proved who they are. */
@Injectable()
export class SignIn {
  constructor(
    private readonly auth: AuthService,
    private readonly store: SessionStore,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Opens a session under a new id, in place of the one the request may have.
   * @throws DomainError `unauthenticated` when the password was changed meanwhile
   */
  async open(request: Request, person: AuthenticatedUser): Promise<void> {
    await signIn(request, person);
    // Saved with the answer: the middleware writes a new session once more by then, over whatever its row has got.
    request.session.reauthenticatedAtMs = this.clock.nowMs();
    if (await this.auth.stillHolds(person)) return;
    await destroySession(request);
    throw new DomainError('unauthenticated', 'The password has just been changed: sign in with the new one.');
  }

  /**
   * Goes on with the session of somebody who has just given their password, under a new id; its live connections stay.
   * @throws DomainError `unauthenticated` when it has ended meanwhile
   */
  async renew(request: Request): Promise<void> {
    if (await this.store.renew(request)) return;
    await destroySession(request);
    throw new DomainError('unauthenticated', 'This session has just ended: sign in again.');
  }
}
