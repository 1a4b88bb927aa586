import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PasskeyAssertion, PasskeyOptions, PasskeyRegistration } from '@live-tz/contracts';
import type { Request } from 'express';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { CONFIG, type Config } from '../../config/env';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { CHALLENGE_LIFETIME_MS, PasskeyChallenges } from './passkey-challenges';
import { type NewPasskey, PasskeysRepository, type StoredPasskey } from './passkeys.repository';
import { relyingPartyOf } from './relying-party';
import { assertionJson, hasNoCertificates, PASSKEY_ALGORITHMS, registrationJson, webAuthn } from './webauthn';

/** Creates and checks passkeys (WebAuthn). */
@Injectable()
export class Passkeys {
  private readonly logger = new Logger(Passkeys.name);

  constructor(
    private readonly repository: PasskeysRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Options for `navigator.credentials.create`. */
  async optionsToAdd({ id, username }: AuthenticatedUser, request: Request): Promise<PasskeyOptions> {
    const library = await webAuthn(this.clock.nowMs());
    const passkeys = await this.usableHere(id, request);
    const options = await library.generateRegistrationOptions({
      rpName: 'Live TZ',
      rpID: relyingPartyOf(request, this.config).id,
      userID: new TextEncoder().encode(id),
      userName: username,
      userDisplayName: username,
      challenge: this.challenges.make('add', id, request),
      timeout: CHALLENGE_LIFETIME_MS,
      attestationType: 'none',
      excludeCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    });
    return { ...options };
  }

  /**
   * The passkey that a browser has created. It is not stored yet.
   * @throws DomainError `invalid`
   */
  async created(
    { id: userId }: AuthenticatedUser,
    registration: PasskeyRegistration,
    request: Request,
  ): Promise<NewPasskey> {
    const library = await webAuthn(this.clock.nowMs());
    const party = relyingPartyOf(request, this.config);
    let answered = '';
    const info = await this.checked(async () => {
      if (!(await hasNoCertificates(registration.attestationObject))) return null;
      const { registrationInfo } = await library.verifyRegistrationResponse({
        response: registrationJson(registration),
        expectedChallenge: (challenge) => {
          answered = challenge;
          return this.challenges.isValid(challenge, 'add', userId, request);
        },
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: false,
        supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
      });
      return registrationInfo ?? null;
    });
    if (info === null || !(await this.challenges.use(answered))) throw passkeyRefused();
    const { id, publicKey, counter } = info.credential;
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: registration.transports,
      rpId: party.id,
      name: registration.name,
    };
  }

  /** Options for `navigator.credentials.get` as the second factor of a user; null without a passkey for this address. */
  async optionsToConfirm(userId: string, request: Request): Promise<PasskeyOptions | null> {
    const passkeys = await this.usableHere(userId, request);
    if (passkeys.length === 0) return null;
    const library = await webAuthn(this.clock.nowMs());
    const options = await library.generateAuthenticationOptions({
      rpID: relyingPartyOf(request, this.config).id,
      challenge: this.challenges.make('second-factor', userId, request),
      timeout: CHALLENGE_LIFETIME_MS,
      allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      userVerification: 'preferred',
    });
    return { ...options };
  }

  /** The same for signing in by a passkey alone, which also says who the user is. */
  async optionsToSignIn(request: Request): Promise<PasskeyOptions> {
    const library = await webAuthn(this.clock.nowMs());
    const options = await library.generateAuthenticationOptions({
      rpID: relyingPartyOf(request, this.config).id,
      challenge: this.challenges.make('sign-in', null, request),
      timeout: CHALLENGE_LIFETIME_MS,
      userVerification: 'required',
    });
    return { ...options };
  }

  /** Whether a passkey of the user has signed, as the second factor. */
  async confirms(userId: string, assertion: PasskeyAssertion, request: Request): Promise<boolean> {
    const passkey = await this.repository.find(assertion.id);
    return passkey?.userId === userId && (await this.hasSigned(passkey, assertion, request, userId));
  }

  /**
   * The id of the user who signs in by a passkey alone, or null. The device has to verify its user, by a PIN or a finger, so that
   * the passkey stands for two factors.
   */
  async userIdOf(assertion: PasskeyAssertion, request: Request): Promise<string | null> {
    const passkey = await this.repository.find(assertion.id);
    if (passkey === null || !(await this.hasSigned(passkey, assertion, request, null))) return null;
    return passkey.userId;
  }

  /** @param userId null to sign in by the passkey alone */
  private async hasSigned(
    passkey: StoredPasskey,
    assertion: PasskeyAssertion,
    request: Request,
    userId: string | null,
  ): Promise<boolean> {
    const library = await webAuthn(this.clock.nowMs());
    const party = relyingPartyOf(request, this.config);
    if (passkey.rpId !== party.id) return false;
    let answered = '';
    const info = await this.checked(async () => {
      const { verified, authenticationInfo } = await library.verifyAuthenticationResponse({
        response: assertionJson(assertion),
        expectedChallenge: (challenge) => {
          answered = challenge;
          const purpose = userId === null ? 'sign-in' : 'second-factor';
          return this.challenges.isValid(challenge, purpose, userId, request);
        },
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
        requireUserVerification: userId === null,
      });
      return verified ? authenticationInfo : null;
    });
    if (info === null || !(await this.challenges.use(answered))) return false;
    return this.repository.use(passkey.id, info.newCounter);
  }

  private async usableHere(userId: string, request: Request): Promise<StoredPasskey[]> {
    const { id } = relyingPartyOf(request, this.config);
    const passkeys = await this.repository.listOf(userId);
    return passkeys.filter(({ rpId }) => rpId === id);
  }

  /** The result of a check by the library, which throws for anything that is wrong with the input. */
  private async checked<T>(check: () => Promise<T | null>): Promise<T | null> {
    try {
      return await check();
    } catch (error) {
      this.logger.debug(`a passkey was refused: ${String(error)}`);
      return null;
    }
  }
}

export function passkeyRefused(): DomainError {
  return new DomainError('invalid', 'This passkey was not accepted: try again.', { code: 'passkey-refused' });
}
