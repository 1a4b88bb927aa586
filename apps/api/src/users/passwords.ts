import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { accountGone } from '../errors/account-gone';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { Sessions } from '../sessions/sessions';
import { PasswordHasher } from './password-hasher';
import { PasswordResetsRepository } from './password-resets.repository';
import { passwordFault, siteWords } from './password-rules';
import type { UserEntity } from './user.entity';
import { passwordRefused, resetLinkVoid } from './users.errors';
import { UsersRepository } from './users.repository';

const RESET_LIFETIME_MS = MS_PER_DAY;

/** A single-use token to set a new password. */
export interface ResetToken {
  token: string;
  expiresAtMs: number;
}

/** Sets passwords in each of the possible ways, and ends the sessions that were opened with the old one. */
@Injectable()
export class Passwords {
  private readonly words: readonly string[];

  constructor(
    private readonly users: UsersRepository,
    private readonly resets: PasswordResetsRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly clock: SystemClock,
    @Inject(CONFIG) config: Config,
  ) {
    this.words = siteWords(config.http.publicUrl?.hostname);
  }

  /** Hashes a password that passes the rules. @throws DomainError `invalid` if it does not */
  async hashChecked(password: string, username: string, field: string, signal: AbortSignal): Promise<string> {
    const fault = passwordFault(password, username, this.words);
    if (fault !== null) throw passwordRefused(field, fault);
    return this.hasher.hash(password, signal);
  }

  /**
   * Changes the password of a user who has just proved to know the current one. All sessions of the user except the current one
   * end, and a reset link is revoked.
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

  /** Creates a token for a user who forgot the password; an earlier one is revoked. */
  async makeResetToken(userId: string): Promise<ResetToken> {
    const token = randomBytes(32).toString('base64url');
    const expiresAtMs = this.clock.nowMs() + RESET_LIFETIME_MS;
    await this.resets.put(userId, hashOf(token), expiresAtMs);
    return { token, expiresAtMs };
  }

  /** Sets a new password with a token. @returns its user. A refused password leaves the token valid for another try */
  async reset(token: string, newPassword: string, signal: AbortSignal): Promise<UserEntity> {
    const userId = await this.resets.userIdOf(hashOf(token));
    if (userId === null) throw resetLinkVoid();
    const user = await this.users.findById(userId);
    if (user === null) throw resetLinkVoid();
    const passwordHash = await this.hashChecked(newPassword, user.username, 'newPassword', signal);
    if (!(await this.resets.use(hashOf(token)))) throw resetLinkVoid();
    await this.store(user.id, passwordHash, null);
    return user;
  }

  private async store(userId: string, passwordHash: string, exceptSessionId: string | null): Promise<void> {
    if (!(await this.users.setPasswordHash(userId, passwordHash))) throw accountGone();
    await this.resets.void(userId);
    await this.sessions.endAll(userId, exceptSessionId);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
