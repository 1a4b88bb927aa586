import { DomainError } from './domain-error';

/** The refusal of a request for one of its fields, by a sentence that says what to do. */
export function invalidField(field: string, message: string): DomainError {
  return new DomainError('invalid', message, { errors: [{ field, message }] });
}
