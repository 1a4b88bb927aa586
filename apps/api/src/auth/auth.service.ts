import { Injectable } from '@nestjs/common';
import type { NewAccount, PasswordChange, PasswordReset } from '@live-tz/contracts';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { DomainError } from '../errors/domain-error';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { PasswordHasher } from '../users/password-hasher';
import type { UserEntity } from '../users/user.entity';
import { lookupKey } from '../users/username';
import { accountDisabled, currentPasswordWrong } from '../users/users.errors';
import { Passwords } from '../users/passwords';
import { UsersRepository } from '../users/users.repository';
import { toAuthenticatedUser } from '../users/users.service';
import { AttemptLimits } from './attempt-limits';
import type { Client } from './client';
import { Registration } from './registration';
import { SignInNetworks } from './sign-in-networks';

/** An id that no user has, so that a lookup for an unknown name costs as much as one for a known name. */
const UNKNOWN_USER_ID = '00000000-0000-0000-0000-000000000000';

/** Authenticates users by their password. */
@Injectable()
export class AuthService {
  /** The password hash with which each user was authenticated. */
  private readonly checkedAgainst = new WeakMap<AuthenticatedUser, string>();

  constructor(
    private readonly repository: UsersRepository,
    private readonly registration: Registration,
    private readonly passwords: Passwords,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
    private readonly networks: SignInNetworks,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The user with these credentials. An unknown name and a wrong password get the same answer after the same work.
   * @throws DomainError `unauthenticated`, `forbidden` for a disabled account, `throttled`, `unavailable`
   */
  async authenticate(username: string, password: string, client: Client): Promise<AuthenticatedUser> {
    const { found, isRight } = await this.check(username, password, client);
    if (found === null || !isRight) {
      await this.audit.record('sign-in-refused', anonymousAt(client), found);
      throw new DomainError('unauthenticated', 'User name and password do not match: check both.', {
        code: 'credentials-wrong',
      });
    }
    return this.enabled(found, client);
  }

  /**
   * The user whose passkey has signed.
   * @param userId null if the passkey was refused
   * @throws DomainError `unauthenticated`, `forbidden` for a disabled account
   */
  async signInByPasskey(userId: string | null, client: Client): Promise<AuthenticatedUser> {
    const found = userId === null ? null : await this.repository.findById(userId);
    if (found === null) {
      await this.audit.record('sign-in-refused', anonymousAt(client), null, { factor: 'passkey' });
      throw new DomainError(
        'unauthenticated',
        'This passkey was not accepted: try again, or sign in with your password.',
        { code: 'passkey-refused' },
      );
    }
    return this.enabled(found, client);
  }

  /** @param factor the only or the second one; not the password */
  async recordSignIn(user: AuthenticatedUser, { network }: Client, factor?: 'passkey'): Promise<void> {
    await this.audit.record('signed-in', { user, network }, user, factor === undefined ? {} : { factor });
  }

  /**
   * Checks the password of a signed-in user, with the same limits as a log-in.
   * @param field the field of the request with the password
   * @throws DomainError `invalid` if it is wrong, `throttled`, `unavailable`
   */
  async confirm(user: AuthenticatedUser, password: string, field: string, client: Client): Promise<void> {
    const { found, isRight } = await this.check(user.username, password, client);
    if (isRight && found?.id === user.id) return;
    await this.audit.record('password-wrong', { user, network: client.network }, user);
    throw currentPasswordWrong(field);
  }

  /**
   * Changes the password of a signed-in user. All sessions of the user end except the current one.
   * @throws DomainError `invalid`, `throttled`, `unavailable`
   */
  async changePassword(
    user: AuthenticatedUser,
    { currentPassword, newPassword }: PasswordChange,
    currentSessionId: string,
    client: Client,
  ): Promise<void> {
    await this.confirm(user, currentPassword, 'currentPassword', client);
    await this.passwords.change(user, newPassword, currentSessionId, client.signal);
    await this.audit.record('password-changed', { user, network: client.network }, user);
  }

  /**
   * Whether the password of a sign-in is still valid. Must be checked once the session exists: a change of the password in the
   * meantime has ended all earlier sessions, but not this one.
   */
  async stillHolds(user: AuthenticatedUser): Promise<boolean> {
    const row = await this.repository.findById(user.id);
    return row !== null && !row.isDisabled && row.passwordHash === this.checkedAgainst.get(user);
  }

  /** @throws DomainError `invalid`, `forbidden`, `conflict`, `throttled`, `unavailable` */
  async register(account: NewAccount, client: Client): Promise<AuthenticatedUser> {
    return this.checked(await this.registration.register(account, client));
  }

  /**
   * Sets a new password with the token of a reset link. Wrong passwords from the same network no longer count: the user has just
   * proved who they are.
   * @throws DomainError `invalid`, `forbidden` for a disabled account, `unavailable`
   */
  async resetPassword({ token, newPassword }: PasswordReset, client: Client): Promise<void> {
    const user = await this.passwords.reset(token, newPassword, client.signal);
    await this.limits.forgive(user.usernameKey, client.network);
    await this.networks.remember(user.id, client.network);
    await this.audit.record('password-reset', anonymousAt(client), user);
  }

  /** The user with this name, if there is one, and whether the password is right. */
  private async check(
    username: string,
    password: string,
    client: Client,
  ): Promise<{ found: UserEntity | null; isRight: boolean }> {
    const { network, signal } = client;
    const nameKey = lookupKey(username);
    let lookup: Promise<UserEntity | null> | undefined;
    const find = (): Promise<UserEntity | null> => (lookup ??= this.repository.findByKey(nameKey));
    const isKnownNetwork = async (): Promise<boolean> => {
      const user = await find();
      return this.networks.has(user?.id ?? UNKNOWN_USER_ID, network);
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

  /** Records no name for a network that guesses at many names. */
  private recordThrottled(
    client: Client,
    nameKey: string | null,
    find: () => Promise<UserEntity | null>,
  ): Promise<void> {
    const what = `${client.network} ${nameKey ?? ''}`;
    const user = nameKey === null ? () => Promise.resolve(null) : find;
    return this.audit.recordOnce('sign-in-throttled', anonymousAt(client), what, user);
  }

  private async enabled(row: UserEntity, client: Client): Promise<AuthenticatedUser> {
    if (!row.isDisabled) return this.checked(row);
    await this.audit.record('sign-in-refused', anonymousAt(client), row, { reason: 'disabled' });
    throw accountDisabled();
  }

  private checked(row: UserEntity): AuthenticatedUser {
    const user = toAuthenticatedUser(row);
    if (row.passwordHash !== null) this.checkedAgainst.set(user, row.passwordHash);
    return user;
  }
}

/** A client that is not authenticated yet. */
function anonymousAt({ network }: Client): Actor {
  return { user: null, network };
}
