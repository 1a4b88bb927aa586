import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The name of the root key in the table `settings`. */
export const FACTOR_KEY_SETTING = 'second_factor_key';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts the secrets of authenticator apps, and signs the challenges of passkeys. */
export class FactorKeys {
  private readonly sealing: Buffer;
  private readonly signing: Buffer;

  /** @param root a random text; one key is derived from it for each purpose (HKDF, RFC 5869) */
  constructor(root: string) {
    this.sealing = derived(root, 'live-tz totp secret v1');
    this.signing = derived(root, 'live-tz passkey challenge v1');
  }

  static newRoot(): string {
    return randomBytes(KEY_BYTES).toString('hex');
  }

  /** Encrypts a secret for one user: in the row of another user it cannot be decrypted. */
  seal(userId: string, secret: Buffer): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.sealing, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(userId));
    const encrypted = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
  }

  /** @throws Error if the text was not sealed with this key for this user */
  open(userId: string, sealed: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.sealing, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  sign(text: string): Buffer {
    return createHmac('sha256', this.signing).update(text).digest();
  }
}

function derived(root: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', info, KEY_BYTES));
}
