import { Injectable } from '@nestjs/common';
import type { SecondFactor, SecondFactorChallenge } from '@live-tz/contracts';
import type { Request } from 'express';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import type { Actor } from '../../audit/actor';
import { AuditLog } from '../../audit/audit-log';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { clientNetwork } from '../../http/client-network';
import { AttemptLimits } from '../attempt-limits';
import { FactorKeys } from './factor-keys';
import { Passkeys } from './passkeys';
import { recoveryCodeHash } from './recovery-codes';
import { SecondFactorsRepository } from './second-factors.repository';
import { isTotpCode, totpStep } from './totp';

/** Requires the second factor of users who have one, after their password. */
@Injectable()
export class SecondFactorCheck {
  constructor(
    private readonly repository: SecondFactorsRepository,
    private readonly passkeys: Passkeys,
    private readonly keys: FactorKeys,
    private readonly limits: AttemptLimits,
    private readonly audit: AuditLog,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Returns if the user has no second factor, or has given it.
   * @param user has just given the right password
   * @param purpose whether the session exists already
   * @throws DomainError with the code `second-factor` if it is missing or wrong: `unauthenticated` for a sign-in, `forbidden`
   * otherwise; `throttled`
   */
  async require(
    user: AuthenticatedUser,
    { code, passkey }: SecondFactor,
    purpose: 'sign-in' | 'reauthentication',
    request: Request,
  ): Promise<void> {
    if (!user.hasSecondFactor) return;
    const kind = purpose === 'sign-in' ? 'unauthenticated' : 'forbidden';
    const network = clientNetwork(request.ip);
    const actor: Actor = { user: purpose === 'sign-in' ? null : user, network };
    if (code === undefined && passkey === undefined) {
      const challenge = await this.challengeFor(user.id, request);
      throw new DomainError(kind, 'Confirm your sign-in with the second step.', {
        code: 'second-factor',
        secondFactor: challenge,
      });
    }
    const isRight =
      passkey === undefined
        ? await this.isCodeRight(user, code ?? '', actor)
        : await this.passkeys.confirms(user.id, passkey, request);
    if (isRight) return;
    await this.audit.record('second-factor-refused', actor, user);
    const message =
      passkey === undefined
        ? 'This code is wrong or has been used: type the current one.'
        : 'This passkey was not accepted: try again.';
    throw new DomainError(kind, message, {
      code: 'second-factor',
      secondFactor: await this.challengeFor(user.id, request),
      ...(passkey === undefined && { errors: [{ field: 'code', message }] }),
    });
  }

  private async challengeFor(userId: string, request: Request): Promise<SecondFactorChallenge> {
    const { totp, recoveryCodesLeft } = await this.repository.stateOf(userId);
    const passkeyOptions = await this.passkeys.optionsToConfirm(userId, request);
    return {
      methods: [
        ...(totp !== null && totp.confirmedAtMs !== null ? (['totp'] as const) : []),
        ...(passkeyOptions === null ? [] : (['passkey'] as const)),
        ...(recoveryCodesLeft > 0 ? (['recovery-code'] as const) : []),
      ],
      passkeyOptions,
    };
  }

  private async isCodeRight(user: AuthenticatedUser, code: string, actor: Actor): Promise<boolean> {
    const digits = code.replace(/\s/g, '');
    // Anything else is a recovery code.
    const isTotp = isTotpCode(digits);
    const check = (): Promise<boolean> =>
      isTotp ? this.isTotpRight(user.id, digits) : this.isRecoveryCodeRight(user, code, actor);
    try {
      return await this.limits.tryCode(user.id, actor.network ?? '', isTotp, check);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'throttled') {
        await this.audit.recordOnce('sign-in-throttled', actor, `code ${user.id}`, () =>
          Promise.resolve(user),
        );
      }
      throw error;
    }
  }

  /** A code is accepted once (RFC 6238, section 5.2), also of two requests at the same time. */
  private async isTotpRight(userId: string, code: string): Promise<boolean> {
    const { totp } = await this.repository.stateOf(userId);
    if (totp === null || totp.confirmedAtMs === null) return false;
    const step = totpStep(this.keys.open(userId, totp.sealedSecret), code, this.clock.nowMs());
    return step !== null && (await this.repository.useTotpStep(userId, step));
  }

  private async isRecoveryCodeRight(user: AuthenticatedUser, code: string, actor: Actor): Promise<boolean> {
    const isRight = await this.repository.useCode(user.id, recoveryCodeHash(code));
    if (isRight) await this.audit.record('recovery-code-used', actor, user);
    return isRight;
  }
}
