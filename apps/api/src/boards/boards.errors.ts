import { MAX_BOARD_CLOCKS, MAX_BOARDS } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';

/** Also for the boards of others, so that the answer does not reveal that they exist. */
export function boardUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such board: read your list of boards again.');
}

export function clockUnknown(): DomainError {
  return new DomainError('not-found', 'There is no such clock on this board: read the board again.');
}

export function boardFull(): DomainError {
  return new DomainError(
    'conflict',
    `There are ${MAX_BOARD_CLOCKS} clocks on this board, which is the maximum: remove one first.`,
    { code: 'board-full' },
  );
}

export function tooManyBoards(): DomainError {
  return new DomainError(
    'conflict',
    `You have ${MAX_BOARDS} boards, which is the maximum: delete one first.`,
    { code: 'too-many-boards' },
  );
}

export function boardIdTaken(): DomainError {
  return new DomainError('conflict', 'There is another board with this id: choose a new one.');
}

export function boardChanged(): DomainError {
  return new DomainError('conflict', 'The board has changed in the meantime: read it again.', {
    code: 'board-changed',
  });
}

export function onlyBoard(): DomainError {
  return new DomainError('conflict', 'This is your only board: make another one before you delete it.', {
    code: 'last-board',
  });
}

export function viewersMayNotWrite(): DomainError {
  return new DomainError('forbidden', 'You may look at this board, but not change it.');
}

export function ownersOnly(): DomainError {
  return new DomainError('forbidden', 'Only the owner of this board may do this.');
}

export function boardWithoutClocks(): DomainError {
  return new DomainError('conflict', 'This board has no clocks: add one first.');
}
