import { Inject, Injectable } from '@nestjs/common';
import { type CheckedResetLink, passwordFault, type ResetLink, siteWords } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { accountGone } from '../errors/account-gone';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { Sessions } from '../sessions/sessions';
import { AccessTokens } from '../tokens/access-tokens';
import { isCommonPassword } from './common-passwords';
import { linkOf, makeToken, tokenHashOf } from './one-time-token';
import { PasswordHasher } from './password-hasher';
import { PasswordResetsRepository } from './password-resets.repository';
import type { UserEntity } from './user.entity';
import { accountDisabled, passwordRefused, resetLinkVoid } from './users.errors';
import { UsersRepository } from './users.repository';

const RESET_LIFETIME_MS = MS_PER_DAY;
/** The user of a new account may not be at a device today. */
const FIRST_PASSWORD_LIFETIME_MS = 7 * MS_PER_DAY;

/** Sets passwords in each of the possible ways, and ends the sessions and tokens that were created with the old one. */
@Injectable()
export class Passwords {
  /** Words that are easy to guess on this installation. */
  readonly siteWords: string[];

  constructor(
    private readonly users: UsersRepository,
    private readonly resets: PasswordResetsRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.siteWords = siteWords(config.http.publicUrl?.hostname);
  }

  /** Hashes a password that passes the rules. @throws DomainError `invalid` if it does not */
  async hashChecked(password: string, username: string, field: string, signal: AbortSignal): Promise<string> {
    const context = { siteWords: this.siteWords, isCommon: isCommonPassword };
    const fault = passwordFault(password, username, context);
    if (fault !== null) throw passwordRefused(field, fault);
    return this.hasher.hash(password, signal);
  }

  /**
   * Changes the password of a user who has just proved to know the current one. All sessions of the user except the current one
   * end, and tokens and a reset link are revoked.
   */
  async change(
    { id, username }: AuthenticatedUser,
    newPassword: string,
    currentSessionId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const passwordHash = await this.hashChecked(newPassword, username, 'newPassword', signal);
    await this.store(id, passwordHash, currentSessionId);
  }

  /** A single-use link on which a user chooses a password; an earlier one is revoked. */
  async makeResetLink({ id, passwordHash }: UserEntity): Promise<ResetLink> {
    const { token, tokenHash } = makeToken();
    const lifetimeMs = passwordHash === null ? FIRST_PASSWORD_LIFETIME_MS : RESET_LIFETIME_MS;
    const expiresAtMs = this.clock.nowMs() + lifetimeMs;
    await this.resets.put(id, tokenHash, expiresAtMs);
    return { url: linkOf(this.config, 'reset', token), expiresAtMs };
  }

  /** Whose password a link sets. @throws DomainError `invalid` for a void link, `forbidden` for a disabled account */
  async checkResetLink(token: string): Promise<CheckedResetLink> {
    const { username, passwordHash } = await this.userOf(token);
    return { username, isFirstPassword: passwordHash === null };
  }

  /**
   * Sets a new password with the token of a link, which stays valid if the password or the account is refused.
   * @returns its user
   */
  async reset(token: string, newPassword: string, signal: AbortSignal): Promise<UserEntity> {
    const user = await this.userOf(token);
    const passwordHash = await this.hashChecked(newPassword, user.username, 'newPassword', signal);
    if (!(await this.resets.use(tokenHashOf(token)))) throw resetLinkVoid();
    await this.store(user.id, passwordHash, null);
    return user;
  }

  private async userOf(token: string): Promise<UserEntity> {
    const userId = await this.resets.userIdOf(tokenHashOf(token));
    const user = userId === null ? null : await this.users.findById(userId);
    if (user === null) throw resetLinkVoid();
    if (user.isDisabled) throw accountDisabled();
    return user;
  }

  private async store(userId: string, passwordHash: string, exceptSessionId: string | null): Promise<void> {
    if (!(await this.users.setPasswordHash(userId, passwordHash))) throw accountGone();
    await this.resets.void(userId);
    await this.sessions.endAll(userId, exceptSessionId);
    await this.tokens.revokeAll(userId);
  }
}
