import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { BoundedQueue } from './bounded-queue';

/** Threads of libuv's pool (its default): files, DNS and compression need one of them as well. */
const POOL_THREADS = 4;
/** Passwords that may wait: at a twentieth of a second each, a few seconds. */
export const MAX_WAITING_HASHES = 64;

/** Concurrent hashes: one core remains for the clock, and one thread of the pool for everything else. */
export function maxRunningHashes(cores: number): number {
  return Math.max(1, Math.min(cores, POOL_THREADS) - 1);
}

/**
 * Argon2id with the library's defaults (19 MiB, two passes: OWASP's first choice). The work runs outside the event loop, so
 * that the clock does not wait for it, and in a queue, so that many sign-ins at once only delay each other.
 */
@Injectable()
export class PasswordHasher {
  private readonly queue = new BoundedQueue(maxRunningHashes(availableParallelism()), MAX_WAITING_HASHES);
  /** Used for unknown names, so that they take as long as a wrong password. */
  private readonly dummyHash = hash('no user has this password');

  /**
   * @param signal cancels the work while it is still waiting
   * @throws DomainError `unavailable` if too many wait
   */
  hash(password: string, signal?: AbortSignal): Promise<string> {
    return this.queue.run(() => hash(password), signal);
  }

  /**
   * Whether the password matches the hash; null matches no password, and takes just as long.
   * @throws DomainError `unavailable` if too many wait
   */
  async matches(passwordHash: string | null, password: string, signal?: AbortSignal): Promise<boolean> {
    const comparedHash = passwordHash ?? (await this.dummyHash);
    const isRight = await this.queue.run(() => verify(comparedHash, password), signal);
    return isRight && passwordHash !== null;
  }
}
