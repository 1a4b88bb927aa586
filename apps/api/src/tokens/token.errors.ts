import { DomainError } from '../errors/domain-error';

/** @param sentence without characters that would need escaping in the header (RFC 6750, section 3) */
export function tokenInvalid(sentence: string): DomainError {
  return new DomainError('unauthenticated', sentence, {
    code: 'token-invalid',
    challenge: `Bearer error="invalid_token", error_description="${sentence}"`,
  });
}

export function tokenUnknown(): DomainError {
  return tokenInvalid('This token is unknown or was revoked: create a new one in the settings.');
}

export function tokenExpired(): DomainError {
  return tokenInvalid('This token has expired: create a new one in the settings.');
}

export function tooManyUnknownTokens(retryAfterSeconds: number): DomainError {
  return new DomainError('throttled', 'Too many unknown tokens come from your network: check yours.', {
    code: 'too-many-attempts',
    retryAfterSeconds,
  });
}
