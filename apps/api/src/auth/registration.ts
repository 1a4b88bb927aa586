import { Inject, Injectable } from '@nestjs/common';
import type { AuthPolicy, NewAccount } from '@live-tz/contracts';
import { AuditLog } from '../audit/audit-log';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from '../errors/domain-error';
import { Invitations } from '../users/invitations';
import type { ClaimedInvitation } from '../users/invitations.repository';
import { Passwords } from '../users/passwords';
import type { UserEntity } from '../users/user.entity';
import { invitationVoid } from '../users/users.errors';
import { UsersService } from '../users/users.service';
import { AttemptLimits } from './attempt-limits';
import type { Client } from './client';
import { SignInNetworks } from './sign-in-networks';

/** Creates accounts for clients that may have one, as `REGISTRATION` says. */
@Injectable()
export class Registration {
  constructor(
    private readonly users: UsersService,
    private readonly invitations: Invitations,
    private readonly passwords: Passwords,
    private readonly limits: AttemptLimits,
    private readonly networks: SignInNetworks,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  policy(): AuthPolicy {
    const { registration, hasFirstPage } = this.config.auth;
    return { registration, siteWords: this.passwords.siteWords, hasFirstPage };
  }

  /** @throws DomainError `invalid` if no account can be created with the token of an invitation */
  async checkInvitation(token: string): Promise<void> {
    if (!(await this.invitations.isValid(token))) throw invitationVoid();
  }

  /** @throws DomainError `invalid`, `forbidden`, `conflict`, `throttled`, `unavailable` */
  async register(account: NewAccount, { network, signal }: Client): Promise<UserEntity> {
    const { invitation } = account;
    if (invitation === undefined && this.config.auth.registration !== 'open') throw this.notOpen();
    await this.limits.register(network);
    // Checked before the password is hashed, which is most of the work.
    if (invitation !== undefined) await this.checkInvitation(invitation);
    let claimed: ClaimedInvitation | null = null;
    const user = await this.users.register(account, signal, async (manager) => {
      if (invitation === undefined) return false;
      claimed = await this.invitations.claim(invitation, manager);
      return claimed.isForFirstAdmin;
    });
    await this.networks.remember(user.id, network);
    await this.record(user, claimed, network);
    return user;
  }

  private async record(
    user: UserEntity,
    invitation: ClaimedInvitation | null,
    network: string,
  ): Promise<void> {
    const actor = { user, network };
    await this.audit.record(
      'registered',
      actor,
      user,
      invitation === null ? {} : { invitation: invitation.id },
    );
    if (user.isAdmin) await this.audit.record('role-granted', actor, user, { role: 'administrator' });
  }

  private isClosed(): boolean {
    return this.config.auth.registration === 'closed';
  }

  private notOpen(): DomainError {
    const message = this.isClosed()
      ? 'Registration is closed here: ask an administrator to create an account for you.'
      : 'You need an invitation to create an account here: ask an administrator for one.';
    return new DomainError('forbidden', message, { code: 'registration-closed' });
  }
}
