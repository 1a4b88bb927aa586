import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '@live-tz/contracts';
import { DomainError } from '../http/domain-error';
import type { Person } from '../http/person';
import { PasswordHasher } from '../users/password-hasher';
import type { UserEntity } from '../users/user.entity';
import { lookupKey } from '../users/username';
import { currentPasswordWrong } from '../users/users.errors';
import { Passwords } from '../users/passwords';
import { UsersRepository } from '../users/users.repository';
import { toPerson, UsersService } from '../users/users.service';
import { AttemptLimits } from './attempt-limits';
import type { Client } from './client';
import { SignInNetworks } from './sign-in-networks';

/** No user has it: asking for nobody costs what asking for somebody costs. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Finds out who somebody is. */
@Injectable()
export class AuthService {
  /** The hash each person's password was checked against. */
  private readonly checkedAgainst = new WeakMap<Person, string>();

  constructor(
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
    private readonly networks: SignInNetworks,
  ) {}

  /**
   * The person these credentials belong to. An unknown name and a wrong password give the same answer after the same work.
   * @throws DomainError `unauthenticated`, `forbidden` for a disabled account, `throttled`, `unavailable`
   */
  async authenticate(username: string, password: string, client: Client): Promise<Person> {
    const user = await this.userBehind(username, password, client);
    if (user === null)
      throw new DomainError('unauthenticated', 'User name and password do not match: check both.');
    if (user.isDisabled)
      throw new DomainError('forbidden', 'This account is disabled: ask an administrator.');
    return this.checked(user);
  }

  /**
   * Checks the password of somebody who is signed in, by the same limits as a log-in.
   * @param field the request's field that holds it
   * @throws DomainError `invalid` for a wrong one, `throttled`, `unavailable`
   */
  async confirm(person: Person, password: string, field: string, client: Client): Promise<void> {
    const user = await this.userBehind(person.username, password, client);
    if (user === null || user.id !== person.id) throw currentPasswordWrong(field);
  }

  /**
   * Changes the password of somebody who is signed in. All their sessions end but the one it is done in.
   * @returns the person, to be signed in anew
   * @throws DomainError `invalid`, `throttled`, `unavailable`
   */
  async changePassword(
    person: Person,
    { currentPassword, newPassword }: PasswordChange,
    keptSessionId: string,
    client: Client,
  ): Promise<Person> {
    await this.confirm(person, currentPassword, 'currentPassword', client);
    const changed = { ...person };
    const hash = await this.passwords.change(changed, newPassword, keptSessionId, client.signal);
    this.checkedAgainst.set(changed, hash);
    return changed;
  }

  /**
   * Whether the password somebody has just signed in with still holds. To be asked once the session is there: a change of
   * the password meanwhile ended all sessions it knew of, and this one was not among them.
   */
  async stillHolds(person: Person): Promise<boolean> {
    const user = await this.repository.findById(person.id);
    return user !== null && !user.isDisabled && user.passwordHash === this.checkedAgainst.get(person);
  }

  /** @throws DomainError `invalid`, `conflict`, `throttled`, `unavailable` */
  async register(username: string, password: string, { network, signal }: Client): Promise<Person> {
    await this.limits.register(network);
    const user = await this.users.register(username, password, signal);
    await this.networks.remember(user.id, network);
    return this.checked(user);
  }

  /** Null when the name is nobody's or the password is wrong. */
  private async userBehind(
    username: string,
    password: string,
    { network, signal }: Client,
  ): Promise<UserEntity | null> {
    const nameKey = lookupKey(username);
    let asked: Promise<UserEntity | null> | undefined;
    const find = (): Promise<UserEntity | null> => (asked ??= this.repository.findByKey(nameKey));
    const isKnownNetwork = async (): Promise<boolean> => {
      const user = await find();
      return this.networks.has(user?.id ?? NOBODY, network);
    };
    const user = await this.limits.tryPassword({ nameKey, network, signal, isKnownNetwork }, async () => {
      const found = await find();
      return (await this.hasher.matches(found?.passwordHash ?? null, password, signal)) ? found : null;
    });
    if (user !== null) await this.networks.remember(user.id, network);
    return user;
  }

  private checked(user: UserEntity): Person {
    const person = toPerson(user);
    this.checkedAgainst.set(person, user.passwordHash);
    return person;
  }
}
