import { randomBytes } from 'node:crypto';
import { TOTP_DIGITS, TOTP_STEP_SECONDS, type TotpSetup } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { Secret, TOTP } from 'otpauth';

/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
const ISSUER = 'Live TZ';
/** Steps before and after the current one whose codes are accepted: the user's clock may be a little wrong, and typing takes time. */
const WINDOW_STEPS = 1;

/** ASCII digits only: the library throws for others. */
const TOTP_CODE = /^\d{6}$/;

/** Whether a text looks like a code of an authenticator app. */
export function isTotpCode(text: string): boolean {
  return TOTP_CODE.test(text);
}

export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** What an authenticator app needs. */
export function totpSetup(secret: Buffer, username: string): TotpSetup {
  const totp = totpOf(secret, username);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step of a code, or null if it is not valid now. The comparison takes constant time. */
export function totpStep(secret: Buffer, code: string, nowMs: number): number | null {
  if (!isTotpCode(code)) return null;
  const delta = totpOf(secret, '').validate({ token: code, timestamp: nowMs, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(nowMs / MS_PER_SECOND / TOTP_STEP_SECONDS) + delta;
}

/** HMAC-SHA-1, six digits, 30 seconds: the only combination that every authenticator app supports. */
function totpOf(secret: Buffer, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: TOTP_DIGITS,
    period: TOTP_STEP_SECONDS,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}
