import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
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

const RESET_LIFETIME_MS = 24 * 3_600_000;

/** A token to set a new password with, good once. */
export interface ResetToken {
  token: string;
  expiresAtMs: number;
}

/** Sets passwords, in each of the ways there are; whoever was signed in by the old one is out. */
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

  /** Hashes a password that passes the rules. @throws DomainError `invalid` for one that does not */
  async hashChecked(password: string, username: string, field: string, signal: AbortSignal): Promise<string> {
    const fault = passwordFault(password, username, this.words);
    if (fault !== null) throw passwordRefused(field, fault);
    return this.hasher.hash(password, signal);
  }

  /**
   * Gives somebody who has just proved that they know their password a new one. All their sessions end but the one it is
   * done in, and a reset link they may have is void.
   */
  async change(
    { id, username }: AuthenticatedUser,
    newPassword: string,
    keptSessionId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const passwordHash = await this.hashChecked(newPassword, username, 'newPassword', signal);
    await this.store(id, passwordHash, keptSessionId);
  }

  /** Makes a token for somebody who forgot theirs; an earlier one is void with it. */
  async makeResetToken(userId: string): Promise<ResetToken> {
    const token = randomBytes(32).toString('base64url');
    const expiresAtMs = this.clock.nowMs() + RESET_LIFETIME_MS;
    await this.resets.put(userId, hashOf(token), expiresAtMs);
    return { token, expiresAtMs };
  }

  /** Sets a new password by a token, and tells whose. A refused password leaves the token good for another try. */
  async reset(token: string, newPassword: string, signal: AbortSignal): Promise<UserEntity> {
    const userId = await this.resets.holderOf(hashOf(token));
    if (userId === null) throw resetLinkVoid();
    const user = await this.users.findById(userId);
    if (user === null) throw resetLinkVoid();
    const passwordHash = await this.hashChecked(newPassword, user.username, 'newPassword', signal);
    if (!(await this.resets.use(hashOf(token)))) throw resetLinkVoid();
    await this.store(user.id, passwordHash, null);
    return user;
  }

  private async store(userId: string, passwordHash: string, keptSessionId: string | null): Promise<void> {
    if (!(await this.users.setPasswordHash(userId, passwordHash))) throw accountGone();
    await this.resets.void(userId);
    await this.sessions.endAll(userId, keptSessionId);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
