import type { TokenScope } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';

/** Whether one of the scopes of a token is the required one or includes it. */
export function allowsScope(scopes: readonly TokenScope[], required: TokenScope): boolean {
  return scopes.includes(required) || (required === 'boards:read' && scopes.includes('boards:write'));
}

/** @throws DomainError `forbidden` if no scope of a token allows what needs this one */
export function requireScope(scopes: readonly TokenScope[], required: TokenScope): void {
  if (allowsScope(scopes, required)) return;
  throw new DomainError('forbidden', `This token lacks the scope ${required}: create one that has it.`, {
    code: 'token-insufficient',
    challenge: `Bearer error="insufficient_scope", scope="${required}"`,
  });
}

/** For an operation that requires a session. */
export function notForTokens(): DomainError {
  return new DomainError(
    'forbidden',
    'No token may do this: sign in on the page, where accounts, their security and shared links are managed.',
    { code: 'token-insufficient', challenge: 'Bearer error="insufficient_scope"' },
  );
}
