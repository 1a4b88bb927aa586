import { type PasswordFault, passwordFaultSentence } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';

export function usernameTaken(): DomainError {
  const message = 'This user name is taken: choose another one.';
  return new DomainError('conflict', message, {
    code: 'username-taken',
    errors: [{ field: 'username', message }],
  });
}

/** Another user's name looks the same, in letters of another script. */
export function usernameLooksTaken(): DomainError {
  const message = 'This user name looks like one that is taken: choose another one.';
  return new DomainError('conflict', message, {
    code: 'username-similar',
    errors: [{ field: 'username', message }],
  });
}

export function passwordRefused(field: string, fault: PasswordFault): DomainError {
  const message = passwordFaultSentence(fault);
  return new DomainError('invalid', message, { code: 'password-refused', errors: [{ field, message }] });
}

/** @param field the field of the request with the password */
export function currentPasswordWrong(field: string): DomainError {
  const message = 'This is not your current password.';
  return new DomainError('invalid', message, { code: 'password-wrong', errors: [{ field, message }] });
}

export function userUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such user: read the list again.');
}

export function resetLinkVoid(): DomainError {
  return new DomainError('invalid', 'This link has been used or is too old: ask for a new one.', {
    code: 'reset-link-void',
  });
}

export function invitationVoid(): DomainError {
  return new DomainError('invalid', 'This invitation has been used or is too old: ask for a new one.', {
    code: 'invitation-void',
  });
}

export function accountDisabled(): DomainError {
  return new DomainError('forbidden', 'Your account is switched off. Ask an administrator.', {
    code: 'account-disabled',
  });
}

export function lastAdministrator(): DomainError {
  return new DomainError(
    'conflict',
    'This is the last administrator: make another user an administrator first.',
    { code: 'last-administrator' },
  );
}
