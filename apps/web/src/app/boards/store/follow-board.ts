import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { debounceTime, filter, merge } from 'rxjs';
import { ClockSocket } from '../../clock/clock-socket';
import type { BoardStore } from './board-store';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;

/**
 * Reads the board again after changes elsewhere, and after a connection that may have missed some: a later one or, for a
 * board that came with the document, the first. Ends with the component that calls it.
 */
export function followBoard(store: BoardStore): void {
  const { boards, connected } = inject(ClockSocket);
  const changes = boards.pipe(filter(({ id }) => id === store.board()?.id));
  const connections = connected.pipe(
    filter(Boolean),
    filter((_, index) => index > 0 || store.isFromDocument),
  );
  merge(changes, connections)
    .pipe(debounceTime(REFRESH_DEBOUNCE_MS), takeUntilDestroyed())
    // After a failure the next change or connection tries again.
    .subscribe(() => void store.refresh().catch(() => undefined));
}
