import { MAX_SAVED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';

export function savedZoneUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such clock in your list: read it again.');
}

export function tooManyZones(): DomainError {
  return new DomainError(
    'conflict',
    `You have ${MAX_SAVED_ZONES} clocks, which is the maximum: remove one first.`,
    { code: 'board-full' },
  );
}

export function listHasChanged(): DomainError {
  return new DomainError('conflict', 'The list has changed in the meantime: read it again.', {
    code: 'board-changed',
  });
}
