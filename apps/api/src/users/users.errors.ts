import { DomainError } from '../errors/domain-error';

export function usernameTaken(): DomainError {
  const message = 'This user name is taken: choose another one.';
  return new DomainError('conflict', message, { errors: [{ field: 'username', message }] });
}

/** Another user's name looks the same, in letters of another script. */
export function usernameLooksTaken(): DomainError {
  const message = 'This user name looks like one that is taken: choose another one.';
  return new DomainError('conflict', message, { errors: [{ field: 'username', message }] });
}

/** A password that the rules refuse, with the reason. */
export function passwordRefused(field: string, sentence: string): DomainError {
  return new DomainError('invalid', sentence, { errors: [{ field, message: sentence }] });
}

/** @param field the field of the request with the password */
export function currentPasswordWrong(field: string): DomainError {
  const message = 'This is not your current password.';
  return new DomainError('invalid', message, { errors: [{ field, message }] });
}

export function userUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such user: read the list again.');
}

export function resetLinkVoid(): DomainError {
  return new DomainError('invalid', 'This link has been used or is too old: ask for a new one.');
}

export function lastAdministrator(): DomainError {
  return new DomainError(
    'conflict',
    'This is the last administrator: make another user one first, with `npm run users -- make-admin NAME`.',
  );
}
