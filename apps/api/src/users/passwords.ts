import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SystemClock } from '../config/system-clock';
import { accountGone } from '../http/account-gone';
import { Sessions } from '../http/sessions';
import { PasswordHasher } from './password-hasher';
import { PasswordResetsRepository } from './password-resets.repository';
import { passwordFault } from './password-rules';
import type { UserEntity } from './user.entity';
import { currentPasswordWrong, passwordRefused, resetLinkVoid } from './users.errors';
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
  constructor(
    private readonly users: UsersRepository,
    private readonly resets: PasswordResetsRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly clock: SystemClock,
  ) {}

  /** Hashes a password that passes the rules. @throws DomainError `invalid` for one that does not */
  async hashChecked(password: string, username: string, field: string): Promise<string> {
    const fault = passwordFault(password, username);
    if (fault !== null) throw passwordRefused(field, fault);
    return this.hasher.hash(password);
  }

  /** Changes one's own password; the session it is done in stays, all others end. */
  async change(
    personId: string,
    sessionId: string,
    currentPassword: string,
    newPassword: string,
  ): Promise<void> {
    const user = await this.users.findById(personId);
    if (user === null) throw accountGone();
    if (!(await this.hasher.matches(user.passwordHash, currentPassword))) throw currentPasswordWrong();
    await this.set(user, newPassword, sessionId);
  }

  /** Makes a token for somebody who forgot theirs; an earlier one is void with it. */
  async makeResetToken(personId: string): Promise<ResetToken> {
    const token = randomBytes(32).toString('base64url');
    const expiresAtMs = this.clock.nowMs() + RESET_LIFETIME_MS;
    await this.resets.put(personId, hashOf(token), expiresAtMs);
    return { token, expiresAtMs };
  }

  /** Sets a new password by a token. A refused password leaves the token good for another try. */
  async reset(token: string, newPassword: string): Promise<void> {
    const personId = await this.resets.holderOf(hashOf(token));
    if (personId === null) throw resetLinkVoid();
    const user = await this.users.findById(personId);
    if (user === null) throw resetLinkVoid();
    const passwordHash = await this.hashChecked(newPassword, user.username, 'newPassword');
    if (!(await this.resets.use(hashOf(token)))) throw resetLinkVoid();
    await this.store(user.id, passwordHash, null);
  }

  private async set(user: UserEntity, newPassword: string, keptSessionId: string | null): Promise<void> {
    await this.store(
      user.id,
      await this.hashChecked(newPassword, user.username, 'newPassword'),
      keptSessionId,
    );
  }

  private async store(personId: string, passwordHash: string, keptSessionId: string | null): Promise<void> {
    if (!(await this.users.setPasswordHash(personId, passwordHash))) throw accountGone();
    await this.sessions.endAll(personId, keptSessionId);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
