import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { BoundedQueue } from './bounded-queue';

/** Threads of libuv's pool (its default): files, DNS and compression need one of them as well. */
const POOL_THREADS = 4;
/** Passwords that wait for their turn: with a twentieth of a second each, a few seconds of waiting. */
export const MAX_WAITING_HASHES = 64;

/** Hashes at a time: one core stays with the clock, and one thread of the pool with everything else. */
export function maxRunningHashes(cores: number): number {
  return Math.max(1, Math.min(cores, POOL_THREADS) - 1);
}

/**
 * Argon2id at the library's defaults (19 MiB, two passes: OWASP's first choice). The work runs off the event loop, so
 * the clock does not wait for it, and in a queue, so that a crowd of log-ins holds up nothing but itself.
 */
@Injectable()
export class PasswordHasher {
  private readonly queue = new BoundedQueue(maxRunningHashes(availableParallelism()), MAX_WAITING_HASHES);
  /** Stands in for the hash of nobody: an unknown name must take as long as a wrong password. */
  private readonly nobody = hash('nobody has this password');

  /**
   * @param signal drops the work while it still waits for its turn
   * @throws DomainError `unavailable` when too many wait
   */
  hash(password: string, signal?: AbortSignal): Promise<string> {
    return this.queue.run(() => hash(password), signal);
  }

  /**
   * Whether the password is the one of the hash; null is nobody's, and takes just as long.
   * @throws DomainError `unavailable` when too many wait
   */
  async matches(passwordHash: string | null, password: string, signal?: AbortSignal): Promise<boolean> {
    const known = passwordHash ?? (await this.nobody);
    const isRight = await this.queue.run(() => verify(known, password), signal);
    return isRight && passwordHash !== null;
  }
}
