import { MAX_BOARD_LINKS, MAX_BOARDS, MAX_LINK_VIEWERS } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';

/** Also for a token that never was one, so that the answer does not reveal which tokens were. */
export function linkVoid(): DomainError {
  return new DomainError('gone', 'This link has expired or was revoked: ask its owner for another one.', {
    code: 'link-void',
  });
}

export function linkBusy(): DomainError {
  return new DomainError(
    'throttled',
    `${MAX_LINK_VIEWERS} clients look at this board with the same link, which is the maximum: try again later.`,
    { code: 'link-busy', retryAfterSeconds: 60 },
  );
}

export function linkUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such link: read the list again.');
}

export function tooManyLinks(): DomainError {
  return new DomainError(
    'conflict',
    `This board has ${MAX_BOARD_LINKS} links, which is the maximum: revoke one first.`,
  );
}

export function tooManyKept(): DomainError {
  return new DomainError(
    'conflict',
    `You keep ${MAX_BOARDS} boards of others, which is the maximum: remove one from your list first.`,
    { code: 'too-many-boards' },
  );
}
