import { MAX_SAVED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../../http/domain-error';
import { unknownZoneSentence } from '../unknown-zone';

export function savedZoneUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such clock in your list: read it again.');
}

export function tooManyZones(): DomainError {
  return new DomainError(
    'conflict',
    `You have ${MAX_SAVED_ZONES} clocks, which is as many as there can be: remove one first.`,
  );
}

export function listHasChanged(): DomainError {
  return new DomainError('conflict', 'The list has changed meanwhile: read it again.');
}

/** The account was deleted while its request was on the way. */
export function ownerGone(): DomainError {
  return new DomainError('unauthenticated', 'This account no longer exists: sign in with another one.');
}

/** A body that names a zone there is not. `suggestion` is a name that may have been meant. */
export function zoneRefused(name: string, suggestion: string | null): DomainError {
  const message = unknownZoneSentence(name, suggestion);
  return new DomainError('invalid', message, { errors: [{ field: 'zone', message }] });
}
