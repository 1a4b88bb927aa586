import { Injectable } from '@nestjs/common';
import type { AdminUser, CreatedUser, ResetLink, SavedZone } from '@live-tz/contracts';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { SecondFactors } from '../auth/second-factor/second-factors';
import { DomainError } from '../errors/domain-error';
import { SavedZonesService } from '../boards/saved/saved-zones.service';
import { Passwords } from '../users/passwords';
import type { UserEntity } from '../users/user.entity';
import { userUnknown } from '../users/users.errors';
import { UsersRepository } from '../users/users.repository';
import { UsersService } from '../users/users.service';

/** More than fits on a page; a longer search text finds the others. */
const MAX_USERS_FOUND = 200;

/** The operations on other users' accounts, for the page and the command line. */
@Injectable()
export class AdministrationService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly zones: SavedZonesService,
    private readonly secondFactors: SecondFactors,
    private readonly audit: AuditLog,
  ) {}

  /** Users whose name contains the text, by name; at most {@link MAX_USERS_FOUND}. */
  async search(text: string): Promise<AdminUser[]> {
    const found = await this.repository.search(text, MAX_USERS_FOUND);
    return found.map(({ user, zoneCount }) => toAdminUser(user, zoneCount));
  }

  async listAll(): Promise<AdminUser[]> {
    const found = await this.repository.search('');
    return found.map(({ user, zoneCount }) => toAdminUser(user, zoneCount));
  }

  async zonesOf(userId: string): Promise<SavedZone[]> {
    return this.zones.list((await this.find(userId)).id);
  }

  /** Disables a user and closes their sockets, or enables them again. Their data remains. */
  async setDisabled(userId: string, isDisabled: boolean, actor: Actor): Promise<AdminUser> {
    const user = await this.find(userId);
    if (isDisabled && user.id === actor.user?.id) {
      throw new DomainError('conflict', 'You cannot disable yourself: ask another administrator.');
    }
    if (isDisabled) {
      await this.users.disable(user, actor);
    } else {
      await this.repository.enable(user.id);
      await this.audit.record('enabled', actor, user);
    }
    return this.shown({ ...user, isDisabled });
  }

  /**
   * Creates an account without a password, and a link on which its user chooses one.
   * @throws DomainError `conflict` if the name is taken
   */
  async create(username: string, actor: Actor): Promise<CreatedUser> {
    const user = await this.repository.add(username, null);
    const link = await this.passwords.makeResetLink(user);
    await this.audit.record('created', actor, user);
    return { user: toAdminUser(user, 0), link };
  }

  /** A single-use link that sets a new password; an earlier one is revoked. */
  async makeResetLink(userId: string, actor: Actor): Promise<ResetLink> {
    const user = await this.find(userId);
    const link = await this.passwords.makeResetLink(user);
    await this.audit.record('reset-link-made', actor, user);
    return link;
  }

  /** Removes the authenticator app, passkeys and recovery codes of a user who has lost them. */
  async resetSecondFactor(userId: string, actor: Actor): Promise<void> {
    await this.secondFactors.reset(await this.find(userId), actor);
  }

  /** @throws DomainError `conflict` for the last administrator */
  async remove(userId: string, actor: Actor): Promise<void> {
    await this.users.remove(await this.find(userId), actor);
  }

  async promote(userId: string, actor: Actor): Promise<AdminUser> {
    const user = await this.find(userId);
    await this.repository.makeAdmin(user.id);
    await this.audit.record('role-granted', actor, user, { role: 'administrator' });
    return this.shown({ ...user, isAdmin: true });
  }

  /** @throws DomainError `conflict` for the last administrator, and for the acting one */
  async demote(userId: string, actor: Actor): Promise<AdminUser> {
    const user = await this.find(userId);
    if (user.id === actor.user?.id) {
      throw new DomainError('conflict', 'You cannot give up your own rights: ask another administrator.');
    }
    await this.users.demote(user, actor);
    return this.shown({ ...user, isAdmin: false });
  }

  /** The id of a user name. @throws DomainError `not-found` */
  async idOf(username: string): Promise<string> {
    const user = await this.repository.findByUsername(username);
    if (user === null) throw userUnknown();
    return user.id;
  }

  private async shown(user: UserEntity): Promise<AdminUser> {
    const { length } = await this.zones.list(user.id);
    return toAdminUser(user, length);
  }

  private async find(userId: string): Promise<UserEntity> {
    const user = await this.repository.findById(userId);
    if (user === null) throw userUnknown();
    return user;
  }
}

function toAdminUser(
  { id, username, createdAt, isAdmin, isDisabled, passwordHash, hasSecondFactor }: UserEntity,
  zoneCount: number,
): AdminUser {
  const hasPassword = passwordHash !== null;
  return {
    id,
    username,
    createdAtMs: createdAt.getTime(),
    isAdmin,
    isDisabled,
    hasPassword,
    hasSecondFactor,
    zoneCount,
  };
}
