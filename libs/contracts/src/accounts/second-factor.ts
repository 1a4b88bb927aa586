/** How a second factor can be given. */
export const SECOND_FACTOR_METHODS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondFactorMethod = (typeof SECOND_FACTOR_METHODS)[number];

/** Options for a browser's WebAuthn, in the JSON form of the standard. */
export type PasskeyOptions = Readonly<Record<string, unknown>>;

/** In a problem with the code `second-factor`: how this user can give the second factor. */
export interface SecondFactorChallenge {
  methods: SecondFactorMethod[];
  /** A `PublicKeyCredentialRequestOptionsJSON`, valid once; null if the user has no passkey for this address. */
  passkeyOptions: PasskeyOptions | null;
}

/** What a browser returns when a passkey signs; all parts are base64url. */
export interface PasskeyAssertion {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

/** A second factor, beside the password: a TOTP or recovery code, or a passkey. */
export interface SecondFactor {
  code?: string;
  passkey?: PasskeyAssertion;
}

/** A passkey of the user. */
export interface Passkey {
  id: string;
  name: string;
  /** UTC milliseconds. */
  createdAtMs: number;
  /** UTC milliseconds; null: not used yet. */
  lastUsedAtMs: number | null;
}

/** `GET /users/me/second-factor`: what the user has set up. */
export interface SecondFactorOverview {
  /** Null: no authenticator app. */
  totp: { addedAtMs: number } | null;
  passkeys: Passkey[];
  recoveryCodesLeft: number;
  /** Whether this installation requires a second factor of the user. */
  isRequired: boolean;
  /** When an administrator removed the user's second factor; null if that did not happen, or one has been added since. */
  resetAtMs: number | null;
}

/** `POST /users/me/totp`: the secret for an authenticator app, which is not returned again. */
export interface TotpSetup {
  /** In base32, for typing. */
  secret: string;
  /** `otpauth://totp/…`, for a QR code. */
  uri: string;
}

/** Recovery codes, valid once each and not returned again. Empty if the user keeps the earlier ones. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

/** `POST /users/me/passkeys`: what a browser returns for a new passkey, and its name. */
export interface PasskeyRegistration {
  name: string;
  id: string;
  clientDataJSON: string;
  attestationObject: string;
  /** How the browser reaches the device, such as `internal`, `usb` or `hybrid`. */
  transports: string[];
}

export const TOTP_DIGITS = 6;
export const TOTP_STEP_SECONDS = 30;
export const RECOVERY_CODE_COUNT = 10;
/** Passkeys of a user; one more is refused with 409. */
export const MAX_PASSKEYS = 20;
export const MAX_PASSKEY_NAME_LENGTH = 60;
/** The longest code that is read: a recovery code with some spaces. */
export const MAX_CODE_LENGTH = 64;
