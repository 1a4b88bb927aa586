import { hasSqlState } from './sql-state';
import { DomainError } from './domain-error';

/** The account was deleted while its request was in flight. */
export function accountGone(): DomainError {
  return new DomainError('unauthenticated', 'This account no longer exists: sign in with another one.');
}

/** Whether a row could not be written because its user is gone: rows of other tables are locked before a new row refers to them. */
export function isAccountGone(error: unknown): boolean {
  return hasSqlState(error, 'foreignKeyViolation');
}
