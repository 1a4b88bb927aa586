import { Injectable } from '@nestjs/common';
import { DomainError } from '../http/domain-error';
import type { Person } from '../http/person';
import { PasswordHasher } from '../users/password-hasher';
import { UsersRepository } from '../users/users.repository';
import { toPerson, UsersService } from '../users/users.service';
import { AttemptLimits } from './attempt-limits';
import { usernameKey } from '../users/username';

/** Finds out who somebody is. */
@Injectable()
export class AuthService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
  ) {}

  /**
   * The person these credentials belong to. An unknown name and a wrong password give the same answer after the same work.
   * @throws DomainError `unauthenticated`, `forbidden` for a disabled account, `throttled`
   */
  async authenticate(username: string, password: string, address: string): Promise<Person> {
    const user = await this.limits.logIn(usernameKey(username), address, async () => {
      const found = await this.repository.findByUsername(username);
      return (await this.hasher.matches(found?.passwordHash ?? null, password)) ? found : null;
    });
    if (user === null)
      throw new DomainError('unauthenticated', 'User name and password do not match: check both.');
    if (user.isDisabled)
      throw new DomainError('forbidden', 'This account is disabled: ask an administrator.');
    return toPerson(user);
  }

  /** @throws DomainError `invalid`, `conflict`, `throttled` */
  async register(username: string, password: string, address: string): Promise<Person> {
    await this.limits.register(address);
    return this.users.register(username, password);
  }
}
