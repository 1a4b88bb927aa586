import { createHash, randomBytes } from 'node:crypto';
import { RECOVERY_CODE_COUNT } from '@live-tz/contracts';

/** Without the letters that are confused with digits, or with each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz023456789';
/** 120 bits: a plain hash is enough for a secret of at least 112 bits (OWASP ASVS 6.5.2). */
const CODE_LENGTH = 24;
const GROUP_LENGTH = 4;

/** New codes as the user reads them, such as `k7qf-9xwd-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODE_COUNT }, () =>
    [...randomBytes(CODE_LENGTH)]
      .map(
        (byte, index) =>
          (index > 0 && index % GROUP_LENGTH === 0 ? '-' : '') + ALPHABET.charAt(byte % ALPHABET.length),
      )
      .join(''),
  );
}

/** The stored form of a code, however it was typed. */
export function recoveryCodeHash(code: string): string {
  const typed = code.toLowerCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(typed).digest('base64url');
}
