import type { PasskeyAssertion, PasskeyOptions, PasskeyRegistration } from '@live-tz/contracts';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { UserFacingError } from '../../http/problem-error';

/** Whether this browser offers passkeys at this address: it needs https or localhost, and a name instead of an IP address. */
export function supportsPasskeys({
  isSecureContext,
  location,
  PublicKeyCredential,
}: Window & typeof globalThis): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(location.hostname);
  return isSecureContext && !isAddress && typeof PublicKeyCredential === 'function';
}

/** Lets the user choose a passkey and sign with it. @throws UserFacingError if they did not */
export async function signWithPasskey(options: PasskeyOptions): Promise<PasskeyAssertion> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  // The server creates the options with the same library.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, response } = await startAuthentication({ optionsJSON }).catch(notUsed);
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
}

/** Lets the user create a passkey. @throws UserFacingError if they did not */
export async function createPasskey(options: PasskeyOptions, name: string): Promise<PasskeyRegistration> {
  const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser');
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const { id, response } = await startRegistration({ optionsJSON }).catch((error: unknown) => {
    const isKnown =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return isKnown ? failed('This device has a passkey for your account already.') : notUsed();
  });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { name, id, clientDataJSON, attestationObject, transports };
}

/** Browsers give the same error for a cancelled dialog, an expired one and a device without a passkey. */
function notUsed(): never {
  return failed('No passkey was used. Try again when you are ready.');
}

function failed(message: string): never {
  throw new UserFacingError(message);
}
