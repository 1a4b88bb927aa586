import { DomainError } from './domain-error';

/** Rejects a request because of one field, with a message that says what to do. */
export function invalidField(field: string, message: string): DomainError {
  return new DomainError('invalid', message, { errors: [{ field, message }] });
}
