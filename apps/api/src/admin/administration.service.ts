import { Inject, Injectable } from '@nestjs/common';
import type { AdminUser, ResetLink, SavedZone } from '@live-tz/contracts';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from '../http/domain-error';
import { Sessions } from '../http/sessions';
import { SavedZonesService } from '../timezones/saved/saved-zones.service';
import { Passwords } from '../users/passwords';
import type { UserEntity } from '../users/user.entity';
import { personUnknown } from '../users/users.errors';
import { UsersRepository } from '../users/users.repository';
import { UsersService } from '../users/users.service';

/** More rows than anybody reads on a page; whoever is missing is found by a longer text. */
const MOST_FOUND = 200;

/** What an operator may do with other people's accounts, on the page and on the command line. */
@Injectable()
export class AdministrationService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly zones: SavedZonesService,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** People whose name holds the text, by name; at most {@link MOST_FOUND}. */
  async search(text: string): Promise<AdminUser[]> {
    const found = await this.repository.search(text, MOST_FOUND);
    return found.map(({ user, zoneCount }) => toAdminUser(user, zoneCount));
  }

  async everybody(): Promise<AdminUser[]> {
    const found = await this.repository.search('');
    return found.map(({ user, zoneCount }) => toAdminUser(user, zoneCount));
  }

  async zonesOf(personId: string): Promise<SavedZone[]> {
    return this.zones.list((await this.find(personId)).id);
  }

  /** Keeps a person out, sockets included, or lets them in again. Their data stay. */
  async setDisabled(personId: string, isDisabled: boolean, actingPersonId: string): Promise<AdminUser> {
    const user = await this.find(personId);
    if (isDisabled && user.id === actingPersonId) {
      throw new DomainError('conflict', 'You cannot disable yourself: ask another administrator.');
    }
    await this.repository.setDisabled(user.id, isDisabled);
    if (isDisabled) await this.sessions.endAll(user.id);
    const { length } = await this.zones.list(user.id);
    return toAdminUser({ ...user, isDisabled }, length);
  }

  /** A link that sets a new password, good once; an earlier one is void with it. */
  async makeResetLink(personId: string): Promise<ResetLink> {
    const { id } = await this.find(personId);
    const { token, expiresAtMs } = await this.passwords.makeResetToken(id);
    const { publicUrl, basePath } = this.config.http;
    // Behind the #, where no server and no log gets to see it.
    return { url: `${publicUrl?.origin ?? ''}${basePath}/reset#${token}`, expiresAtMs };
  }

  async remove(personId: string): Promise<void> {
    await this.users.remove((await this.find(personId)).id);
  }

  async makeAdmin(personId: string): Promise<void> {
    await this.repository.setAdmin((await this.find(personId)).id, true);
  }

  /** The id behind a user name. @throws DomainError `not-found` */
  async idOf(username: string): Promise<string> {
    const user = await this.repository.findByUsername(username);
    if (user === null) throw personUnknown();
    return user.id;
  }

  private async find(personId: string): Promise<UserEntity> {
    const user = await this.repository.findById(personId);
    if (user === null) throw personUnknown();
    return user;
  }
}

function toAdminUser(
  { id, username, createdAt, isAdmin, isDisabled }: UserEntity,
  zoneCount: number,
): AdminUser {
  return { id, username, createdAtMs: createdAt.getTime(), isAdmin, isDisabled, zoneCount };
}
