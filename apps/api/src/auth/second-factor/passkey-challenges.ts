import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CSRF_HEADER } from '@live-tz/contracts';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { Request } from 'express';
import { SystemClock } from '../../config/system-clock';
import { FactorKeys } from './factor-keys';
import { PasskeysRepository } from './passkeys.repository';

/** Time to find a security key. */
export const CHALLENGE_LIFETIME_MS = 5 * MS_PER_MINUTE;

const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const SIGNED_FROM = NONCE_BYTES + TIME_BYTES;

/** What a challenge is for; the answer to one purpose is not accepted for another. */
export type ChallengePurpose = 'add' | 'sign-in' | 'second-factor';

/**
 * Challenges for passkeys: random, signed, bound to the client's session and valid once for five minutes. They are stored only
 * once they have been answered, so that anonymous clients cannot fill a table.
 */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly keys: FactorKeys,
    private readonly passkeys: PasskeysRepository,
    private readonly clock: SystemClock,
  ) {}

  /** @param userId null if the passkey is to say who the user is */
  make(purpose: ChallengePurpose, userId: string | null, request: Request): Uint8Array<ArrayBuffer> {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeUIntBE(this.clock.nowMs() + CHALLENGE_LIFETIME_MS, 0, TIME_BYTES);
    const begin = Buffer.concat([randomBytes(NONCE_BYTES), time]);
    return new Uint8Array([...begin, ...this.signatureOf(begin, purpose, userId, request)]);
  }

  /** Whether a challenge was made for this purpose, user and client, and has not expired. */
  isValid(challenge: string, purpose: ChallengePurpose, userId: string | null, request: Request): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    const begin = bytes.subarray(0, SIGNED_FROM);
    const expected = this.signatureOf(begin, purpose, userId, request);
    const given = bytes.subarray(SIGNED_FROM);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return begin.readUIntBE(NONCE_BYTES, TIME_BYTES) > this.clock.nowMs();
  }

  /** Uses up a challenge. @returns true for the first caller only */
  use(challenge: string): Promise<boolean> {
    const hash = createHash('sha256').update(challenge).digest('base64url');
    return this.passkeys.useChallenge(hash, this.clock.nowMs() + CHALLENGE_LIFETIME_MS);
  }

  private signatureOf(
    begin: Buffer,
    purpose: ChallengePurpose,
    userId: string | null,
    request: Request,
  ): Buffer {
    return this.keys.sign([begin.toString('hex'), purpose, userId ?? '', clientOf(request)].join('\n'));
  }
}

/** The session, or before there is one the CSRF token, which the browser keeps as well. */
function clientOf({ session, sessionID, headers }: Request): string {
  return session.passport === undefined
    ? `csrf ${String(headers[CSRF_HEADER.toLowerCase()])}`
    : `session ${sessionID}`;
}
