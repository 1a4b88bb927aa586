import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/**
 * Argon2id at the library's defaults (19 MiB, two passes: OWASP's first choice). The work runs off the event loop, so
 * the clock does not wait for it.
 */
@Injectable()
export class PasswordHasher {
  /** Stands in for the hash of nobody: an unknown name must take as long as a wrong password. */
  private readonly nobody = hash('nobody has this password');

  hash(password: string): Promise<string> {
    return hash(password);
  }

  /** Whether the password is the one of the hash; null is nobody's, and takes just as long. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash ?? (await this.nobody), password);
    return isRight && passwordHash !== null;
  }
}
