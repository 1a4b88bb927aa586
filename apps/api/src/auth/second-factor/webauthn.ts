import { setTimeout as sleep } from 'node:timers/promises';
import type { PasskeyAssertion, PasskeyRegistration } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** Loading the library takes up to a third of a second and 17 MB, so it is loaded on the first use, this long after a tick. */
const AFTER_TICK_MS = 300;

/** ES256, EdDSA and RS256 (COSE): every authenticator has one of them. */
export const PASSKEY_ALGORITHMS = [-7, -8, -257];

let loading: ReturnType<typeof load> | undefined;

/** The WebAuthn library. */
export function webAuthn(nowMs: number): ReturnType<typeof load> {
  loading ??= load(MS_PER_SECOND - (nowMs % MS_PER_SECOND) + AFTER_TICK_MS);
  return loading;
}

async function load(delayMs: number) {
  await sleep(delayMs, undefined, { ref: false });
  return import('@simplewebauthn/server');
}

/**
 * Whether the attestation of a new passkey has no certificates. None are requested, so that a browser sends none; the library
 * would fetch revocation lists from the addresses in certificates, and this server sends no requests to addresses of clients.
 */
export async function hasNoCertificates(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get('fmt');
  return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined);
}

export function registrationJson(registration: PasskeyRegistration): RegistrationResponseJSON {
  const { id, clientDataJSON, attestationObject, transports } = registration;
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject, transports },
  };
}

export function assertionJson(assertion: PasskeyAssertion): AuthenticationResponseJSON {
  const { id, ...response } = assertion;
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { ...response } };
}
