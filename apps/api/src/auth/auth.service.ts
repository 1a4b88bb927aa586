import { Injectable } from '@nestjs/common';
import { DomainError } from '../http/domain-error';
import type { Person } from '../http/person';
import { PasswordHasher } from '../users/password-hasher';
import { UsersRepository } from '../users/users.repository';
import { usernameKey } from '../users/username';
import { toPerson, UsersService } from '../users/users.service';
import { AttemptLimits } from './attempt-limits';

/** Finds out who somebody is. */
@Injectable()
export class AuthService {
  /** The hash each person's password was checked against. */
  private readonly checkedAgainst = new WeakMap<Person, string>();

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
    const person = toPerson(user);
    this.checkedAgainst.set(person, user.passwordHash);
    return person;
  }

  /**
   * Whether the password somebody has just signed in with still holds. To be asked once the session is there: a change of
   * the password meanwhile ended all sessions it knew of, and this one was not among them.
   */
  async stillHolds(person: Person): Promise<boolean> {
    const user = await this.repository.findById(person.id);
    return user !== null && !user.isDisabled && user.passwordHash === this.checkedAgainst.get(person);
  }

  /** @throws DomainError `invalid`, `conflict`, `throttled` */
  async register(username: string, password: string, address: string): Promise<Person> {
    await this.limits.register(address);
    return this.users.register(username, password);
  }
}
