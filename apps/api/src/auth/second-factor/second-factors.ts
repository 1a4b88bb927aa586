import { Inject, Injectable } from '@nestjs/common';
import {
  type AuditUser,
  MAX_PASSKEYS,
  type Passkey,
  type PasskeyRegistration,
  type RecoveryCodes,
  type SecondFactorOverview,
  type TotpSetup,
} from '@live-tz/contracts';
import type { Request } from 'express';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { isSecondFactorRequired } from '../../access/required-second-factor';
import { type Actor, actorOf } from '../../audit/actor';
import { AuditLog } from '../../audit/audit-log';
import { CONFIG, type Config } from '../../config/env';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { invalidField } from '../../errors/invalid-field';
import { hasSqlState } from '../../errors/sql-state';
import { FactorKeys } from './factor-keys';
import { passkeyRefused, Passkeys } from './passkeys';
import { PasskeysRepository, type StoredPasskey } from './passkeys.repository';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes';
import { SecondFactorsRepository } from './second-factors.repository';
import { newTotpSecret, totpSetup, totpStep } from './totp';

/** Sets up and removes the second factors of users. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly repository: SecondFactorsRepository,
    private readonly passkeyRows: PasskeysRepository,
    private readonly passkeys: Passkeys,
    private readonly keys: FactorKeys,
    private readonly audit: AuditLog,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async overview(user: AuthenticatedUser): Promise<SecondFactorOverview> {
    const { totp, recoveryCodesLeft } = await this.repository.stateOf(user.id);
    const passkeys = await this.passkeyRows.listOf(user.id);
    const addedAtMs = totp?.confirmedAtMs ?? null;
    const hasFactor = addedAtMs !== null || passkeys.length > 0;
    return {
      totp: addedAtMs === null ? null : { addedAtMs },
      passkeys: passkeys.map(toPasskey),
      recoveryCodesLeft,
      isRequired: isSecondFactorRequired(user, this.config),
      resetAtMs: hasFactor ? null : await this.audit.lastAt('second-factor-reset', user.id),
    };
  }

  /** Creates the secret of an authenticator app, in place of one that was not confirmed. @throws DomainError `conflict` */
  async startTotp(user: AuthenticatedUser): Promise<TotpSetup> {
    const secret = newTotpSecret();
    if (await this.repository.putTotp(user.id, this.keys.seal(user.id, secret))) {
      return totpSetup(secret, user.username);
    }
    throw new DomainError('conflict', 'You have an authenticator app already: remove it first.');
  }

  /** Turns an authenticator app on, once the user has proved that it works. @throws DomainError `invalid`, `conflict` */
  async confirmTotp(user: AuthenticatedUser, code: string, actor: Actor): Promise<RecoveryCodes> {
    const { totp } = await this.repository.stateOf(user.id);
    if (totp === null || totp.confirmedAtMs !== null) throw totpNotStarted();
    const secret = this.keys.open(user.id, totp.sealedSecret);
    const step = totpStep(secret, code.replace(/\s/g, ''), this.clock.nowMs());
    if (step === null) {
      throw invalidField('code', 'This is not the current code: check that your phone has the right time.');
    }
    const codes = newRecoveryCodes();
    const isFirst = await this.repository.confirmTotp(
      user.id,
      totp.sealedSecret,
      step,
      codes.map(recoveryCodeHash),
    );
    if (isFirst === null) throw totpNotStarted();
    await this.audit.record('second-factor-added', actor, user, { factor: 'totp' });
    return { recoveryCodes: isFirst ? codes : [] };
  }

  /** Adds a passkey that the browser has created. @throws DomainError `invalid`, `conflict` */
  async addPasskey(
    user: AuthenticatedUser,
    registration: PasskeyRegistration,
    request: Request,
  ): Promise<RecoveryCodes> {
    const passkey = await this.passkeys.created(user, registration, request);
    const codes = newRecoveryCodes();
    const hashes = codes.map(recoveryCodeHash);
    const added = await this.passkeyRows
      .add(user.id, passkey, hashes, MAX_PASSKEYS)
      .catch((error: unknown) => {
        // A credential belongs to one user only.
        throw hasSqlState(error, 'uniqueViolation') ? passkeyRefused() : error;
      });
    if (added === null) {
      throw new DomainError('conflict', `You have ${MAX_PASSKEYS} passkeys already: remove one first.`, {
        code: 'too-many-passkeys',
      });
    }
    await this.audit.record('second-factor-added', actorOf(request), user, { factor: 'passkey' });
    return { recoveryCodes: added.isFirst ? codes : [] };
  }

  /** @throws DomainError `not-found`, `conflict` for the last factor of a user who must have one */
  removeTotp(user: AuthenticatedUser, actor: Actor): Promise<void> {
    return this.remove(user, null, actor);
  }

  /** @throws DomainError `not-found`, `conflict` for the last factor of a user who must have one */
  removePasskey(user: AuthenticatedUser, id: string, actor: Actor): Promise<void> {
    return this.remove(user, id, actor);
  }

  /** New recovery codes; the earlier ones become invalid. @throws DomainError `conflict` without a second factor */
  async makeRecoveryCodes(user: AuthenticatedUser, actor: Actor): Promise<RecoveryCodes> {
    const recoveryCodes = newRecoveryCodes();
    if (!(await this.repository.replaceCodes(user.id, recoveryCodes.map(recoveryCodeHash)))) {
      throw new DomainError('conflict', 'Add an authenticator app or a passkey first.');
    }
    await this.audit.record('recovery-codes-made', actor, user);
    return { recoveryCodes };
  }

  /** Removes all second factors of a user who has lost them, for an administrator. */
  async reset(user: AuditUser, actor: Actor): Promise<void> {
    if (await this.repository.removeAll(user.id)) await this.audit.record('second-factor-reset', actor, user);
  }

  private async remove(user: AuthenticatedUser, passkeyId: string | null, actor: Actor): Promise<void> {
    const mayBeLast = !isSecondFactorRequired(user, this.config);
    const result = await this.repository.remove(user.id, passkeyId, mayBeLast);
    if (result === 'unknown') {
      throw new DomainError('not-found', 'This has been removed already: read the list again.');
    }
    if (result === 'last') {
      throw new DomainError('conflict', 'A second step is required here: add another one first.', {
        code: 'last-second-factor',
      });
    }
    const factor = passkeyId === null ? 'totp' : 'passkey';
    await this.audit.record('second-factor-removed', actor, user, { factor });
  }
}

function toPasskey({ id, name, createdAtMs, lastUsedAtMs }: StoredPasskey): Passkey {
  return { id, name, createdAtMs, lastUsedAtMs };
}

function totpNotStarted(): DomainError {
  return new DomainError('conflict', 'Start again: this secret has been replaced or is in use already.');
}
