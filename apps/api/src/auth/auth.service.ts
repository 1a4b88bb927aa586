import { Injectable } from '@nestjs/common';
import type { PasswordChange, PasswordReset } from '@live-tz/contracts';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { DomainError } from '../errors/domain-error';
import type { AuthenticatedUser } from '../access/authenticated-user';
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
  private readonly checkedAgainst = new WeakMap<AuthenticatedUser, string>();

  constructor(
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
    private readonly networks: SignInNetworks,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The person these credentials belong to. An unknown name and a wrong password give the same answer after the same work.
   * @throws DomainError `unauthenticated`, `forbidden` for a disabled account, `throttled`, `unavailable`
   */
  async authenticate(username: string, password: string, client: Client): Promise<AuthenticatedUser> {
    const { found, isRight } = await this.check(username, password, client);
    if (found === null || !isRight) {
      await this.audit.record('sign-in-refused', strangerAt(client), found);
      throw new DomainError('unauthenticated', 'User name and password do not match: check both.');
    }
    if (found.isDisabled) {
      await this.audit.record('sign-in-refused', strangerAt(client), found, { reason: 'disabled' });
      throw new DomainError('forbidden', 'This account is disabled: ask an administrator.');
    }
    return this.checked(found);
  }

  /**
   * Checks the password of somebody who is signed in, by the same limits as a log-in.
   * @param field the request's field that holds it
   * @throws DomainError `invalid` for a wrong one, `throttled`, `unavailable`
   */
  async confirm(person: AuthenticatedUser, password: string, field: string, client: Client): Promise<void> {
    const { found, isRight } = await this.check(person.username, password, client);
    if (isRight && found?.id === person.id) return;
    await this.audit.record('password-wrong', { user: person, network: client.network }, person);
    throw currentPasswordWrong(field);
  }

  /**
   * Changes the password of somebody who is signed in. All their sessions end but the one it is done in.
   * @throws DomainError `invalid`, `throttled`, `unavailable`
   */
  async changePassword(
    person: AuthenticatedUser,
    { currentPassword, newPassword }: PasswordChange,
    keptSessionId: string,
    client: Client,
  ): Promise<void> {
    await this.confirm(person, currentPassword, 'currentPassword', client);
    await this.passwords.change(person, newPassword, keptSessionId, client.signal);
    await this.audit.record('password-changed', { user: person, network: client.network }, person);
  }

  /**
   * Whether the password somebody has just signed in with still holds. To be asked once the session is there: a change of
   * the password meanwhile ended all sessions it knew of, and this one was not among them.
   */
  async stillHolds(person: AuthenticatedUser): Promise<boolean> {
    const user = await this.repository.findById(person.id);
    return user !== null && !user.isDisabled && user.passwordHash === this.checkedAgainst.get(person);
  }

  /** @throws DomainError `invalid`, `conflict`, `throttled`, `unavailable` */
  async register(
    username: string,
    password: string,
    { network, signal }: Client,
  ): Promise<AuthenticatedUser> {
    await this.limits.register(network);
    const user = await this.users.register(username, password, signal);
    await this.networks.remember(user.id, network);
    await this.audit.record('registered', { user, network }, user);
    return this.checked(user);
  }

  /** Sets a new password by the token of a reset link. @throws DomainError `invalid`, `unavailable` */
  async resetPassword({ token, newPassword }: PasswordReset, client: Client): Promise<void> {
    const user = await this.passwords.reset(token, newPassword, client.signal);
    await this.audit.record('password-reset', strangerAt(client), user);
  }

  /** Who has the name, if anybody, and whether the password is theirs. */
  private async check(
    username: string,
    password: string,
    client: Client,
  ): Promise<{ found: UserEntity | null; isRight: boolean }> {
    const { network, signal } = client;
    const nameKey = lookupKey(username);
    let asked: Promise<UserEntity | null> | undefined;
    const find = (): Promise<UserEntity | null> => (asked ??= this.repository.findByKey(nameKey));
    const isKnownNetwork = async (): Promise<boolean> => {
      const user = await find();
      return this.networks.has(user?.id ?? NOBODY, network);
    };
    const onThrottled = (reason: 'name' | 'network'): Promise<void> =>
      this.recordThrottled(client, reason === 'name' ? nameKey : null, find);
    const attempt = { nameKey, network, signal, isKnownNetwork, onThrottled };
    const user = await this.limits.tryPassword(attempt, async () => {
      const found = await find();
      return (await this.hasher.matches(found?.passwordHash ?? null, password, signal)) ? found : null;
    });
    if (user !== null) await this.networks.remember(user.id, network);
    return { found: await find(), isRight: user !== null };
  }

  /** Of a network that guesses at one name after the other it says nothing of the names. */
  private recordThrottled(
    client: Client,
    nameKey: string | null,
    find: () => Promise<UserEntity | null>,
  ): Promise<void> {
    const what = `${client.network} ${nameKey ?? ''}`;
    const user = nameKey === null ? () => Promise.resolve(null) : find;
    return this.audit.recordOnce('sign-in-throttled', strangerAt(client), what, user);
  }

  private checked(user: UserEntity): AuthenticatedUser {
    const person = toPerson(user);
    this.checkedAgainst.set(person, user.passwordHash);
    return person;
  }
}

/** Somebody who has not proved yet who they are. */
function strangerAt({ network }: Client): Actor {
  return { user: null, network };
}
