import { hasSqlState } from './sql-state';
import { DomainError } from './domain-error';

/** The account was deleted while its request was on the way. */
export function accountGone(): DomainError {
  return new DomainError('unauthenticated', 'This account no longer exists: sign in with another one.');
}

/** Whether a row could not be written because its person is gone: all foreign keys here refer to people. */
export function isAccountGone(error: unknown): boolean {
  return hasSqlState(error, 'foreignKeyViolation');
}
