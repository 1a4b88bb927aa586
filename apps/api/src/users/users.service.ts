import { Injectable } from '@nestjs/common';
import type { Me } from '@live-tz/contracts';
import { accountGone } from '../http/account-gone';
import type { Person } from '../http/person';
import { Sessions } from '../http/sessions';
import { Passwords } from './passwords';
import type { UserEntity } from './user.entity';
import { UsersRepository } from './users.repository';

/** Accounts: made, renamed, removed. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** @throws DomainError `invalid` for a password the rules refuse, `conflict` for a name that is taken, `unavailable` */
  async register(username: string, password: string, signal: AbortSignal): Promise<UserEntity> {
    const passwordHash = await this.passwords.hashChecked(password, username, 'password', signal);
    return this.users.add(username, passwordHash);
  }

  /** Null for an account that is gone or disabled. */
  async findActive(personId: string): Promise<Person | null> {
    const user = await this.users.findById(personId);
    return user === null || user.isDisabled ? null : toPerson(user);
  }

  /** @throws DomainError `conflict` for a name that is taken */
  async rename(personId: string, username: string): Promise<Me> {
    await this.users.rename(personId, username);
    const user = await this.users.findById(personId);
    if (user === null) throw accountGone();
    return toMe(toPerson(user));
  }

  /** Removes a person with all that is theirs, and closes their sockets. */
  async remove(personId: string): Promise<void> {
    await this.sessions.endAll(personId);
    await this.users.remove(personId);
  }
}

export function toPerson({ id, username, isAdmin, createdAt }: UserEntity): Person {
  return { id, username, isAdmin, createdAtMs: createdAt.getTime() };
}

export function toMe({ id, username, isAdmin, createdAtMs }: Person): Me {
  return { id, username, createdAtMs, isAdmin };
}
