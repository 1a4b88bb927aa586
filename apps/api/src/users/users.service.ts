import { Injectable } from '@nestjs/common';
import type { AuditUser, Credentials, Me } from '@live-tz/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { NodeBus } from '../cluster/node-bus';
import type { Config } from '../config/env';
import { accountGone } from '../errors/account-gone';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { lacksRequiredSecondFactor } from '../access/required-second-factor';
import { Sessions } from '../sessions/sessions';
import { AccessTokens } from '../tokens/access-tokens';
import { Passwords } from './passwords';
import type { UserEntity } from './user.entity';
import { lastAdministrator } from './users.errors';
import { UsersRepository } from './users.repository';

/** Creates, renames and removes accounts. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditLog,
    private readonly nodes: NodeBus,
  ) {}

  /**
   * @param isAdmin runs in the transaction that adds the user, and may refuse the account
   * @throws DomainError `invalid` if the rules refuse the password, `conflict` if the name is taken, `unavailable`
   */
  async register(
    { username, password }: Credentials,
    signal: AbortSignal,
    isAdmin?: (manager: EntityManager) => Promise<boolean>,
  ): Promise<UserEntity> {
    const passwordHash = await this.passwords.hashChecked(password, username, 'password', signal);
    return this.users.add(username, passwordHash, isAdmin);
  }

  /** Null if the account does not exist or is disabled. */
  async findActive(userId: string): Promise<AuthenticatedUser | null> {
    const user = await this.users.findById(userId);
    return user === null || user.isDisabled ? null : toAuthenticatedUser(user);
  }

  /** @throws DomainError `conflict` if the name is taken */
  async rename(user: AuthenticatedUser, username: string, actor: Actor): Promise<Me> {
    await this.users.rename(user.id, username);
    const renamed = await this.users.findById(user.id);
    if (renamed === null) throw accountGone();
    await this.audit.record('renamed', actor, renamed, { from: user.username });
    return toMe(toAuthenticatedUser(renamed));
  }

  /** Disables a user, revokes their tokens and closes their sockets. @throws DomainError `conflict` for the last administrator */
  async disable(user: AuditUser, actor: Actor): Promise<void> {
    await this.shutOut(user.id);
    await this.audit.record('disabled', actor, user);
  }

  /** Makes an administrator an ordinary user. @throws DomainError `conflict` for the last administrator */
  async demote(user: AuditUser, actor: Actor): Promise<void> {
    const isDone = await this.users.demoteUnlessLastAdmin(user.id);
    if (!isDone && (await this.users.findById(user.id)) !== null) throw lastAdministrator();
    await this.audit.record('role-revoked', actor, user, { role: 'administrator' });
  }

  /**
   * Removes a user with all of their data, and closes their sockets.
   * @throws DomainError `conflict` for the last administrator
   */
  async remove(user: AuditUser, actor: Actor): Promise<void> {
    // Disabled first, so that the user cannot sign in between the end of the sessions and that of the account.
    await this.shutOut(user.id);
    await this.users.remove(user.id);
    await this.audit.record('deleted', actor, user);
  }

  private async shutOut(userId: string): Promise<void> {
    const isDone = await this.users.disableUnlessLastAdmin(userId);
    if (!isDone && (await this.users.findById(userId)) !== null) throw lastAdministrator();
    await this.sessions.endAll(userId);
    await this.tokens.revokeAll(userId);
    this.nodes.publish('user-shut-out', { userId });
  }
}

export function toAuthenticatedUser(row: UserEntity): AuthenticatedUser {
  const { id, username, isAdmin, createdAt, hasSecondFactor } = row;
  return { id, username, isAdmin, createdAtMs: createdAt.getTime(), hasSecondFactor };
}

export function toMe({ id, username, isAdmin, createdAtMs }: AuthenticatedUser): Me {
  return { id, username, createdAtMs, isAdmin };
}

/** {@link toMe} for the user of a session, with the second factor that the configuration requires of them and they lack. */
export function toSignedInMe(user: AuthenticatedUser, config: Pick<Config, 'auth'>): Me {
  return { ...toMe(user), ...(lacksRequiredSecondFactor(user, config) && { needsSecondFactor: true }) };
}
