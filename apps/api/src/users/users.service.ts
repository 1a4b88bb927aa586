import { Injectable } from '@nestjs/common';
import type { AuditUser, Me } from '@live-tz/contracts';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { accountGone } from '../errors/account-gone';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { Sessions } from '../sessions/sessions';
import { Passwords } from './passwords';
import type { UserEntity } from './user.entity';
import { lastAdministrator } from './users.errors';
import { UsersRepository } from './users.repository';

/** Accounts: made, renamed, removed. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws DomainError `invalid` for a password the rules refuse, `conflict` for a name that is taken, `unavailable` */
  async register(username: string, password: string, signal: AbortSignal): Promise<UserEntity> {
    const passwordHash = await this.passwords.hashChecked(password, username, 'password', signal);
    return this.users.add(username, passwordHash);
  }

  /** Null for an account that is gone or disabled. */
  async findActive(userId: string): Promise<AuthenticatedUser | null> {
    const user = await this.users.findById(userId);
    return user === null || user.isDisabled ? null : toPerson(user);
  }

  /** @throws DomainError `conflict` for a name that is taken */
  async rename(person: AuthenticatedUser, username: string, actor: Actor): Promise<Me> {
    await this.users.rename(person.id, username);
    const user = await this.users.findById(person.id);
    if (user === null) throw accountGone();
    await this.audit.record('renamed', actor, user, { from: person.username });
    return toMe(toPerson(user));
  }

  /** Keeps somebody out, sockets included. @throws DomainError `conflict` for the last administrator */
  async disable(user: AuditUser, actor: Actor): Promise<void> {
    await this.shutOut(user.id);
    await this.audit.record('disabled', actor, user);
  }

  /**
   * Removes a user with all that is theirs, and closes their sockets.
   * @throws DomainError `conflict` for the last administrator
   */
  async remove(user: AuditUser, actor: Actor): Promise<void> {
    // Disabled first: nobody can sign in between the end of the sessions and that of the account.
    await this.shutOut(user.id);
    await this.users.remove(user.id);
    await this.audit.record('deleted', actor, user);
  }

  private async shutOut(userId: string): Promise<void> {
    const isDone = await this.users.disableUnlessLastAdmin(userId);
    if (!isDone && (await this.users.findById(userId)) !== null) throw lastAdministrator();
    await this.sessions.endAll(userId);
  }
}

export function toPerson({ id, username, isAdmin, createdAt }: UserEntity): AuthenticatedUser {
  return { id, username, isAdmin, createdAtMs: createdAt.getTime() };
}

export function toMe({ id, username, isAdmin, createdAtMs }: AuthenticatedUser): Me {
  return { id, username, createdAtMs, isAdmin };
}
