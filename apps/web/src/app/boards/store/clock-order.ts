import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { ShownMoment } from '../../clock/shown-moment';
import { PreferencesStore } from '../../preferences/preferences-store';
import { BoardStore } from './board-store';
import { homeFirst } from './home-first';

type SortedClocksModule = typeof import('./sorted-clocks');

/** The clocks of the board in its order. An order other than that by hand is computed by code that is loaded when it is needed. */
@Injectable()
export class ClockOrder {
  private readonly store = inject(BoardStore);
  private readonly moment = inject(ShownMoment);
  private readonly homeZone = inject(PreferencesStore).homeZone;
  private readonly sorting = signal<SortedClocksModule | null>(null);

  readonly isByHand = computed(() => (this.store.board()?.sort ?? 'manual') === 'manual');
  /** Begins with the home clock; null until the board is loaded. */
  readonly clocks = computed(() => {
    const [board, sorting, minuteMs] = [this.store.board(), this.sorting(), this.moment.minuteMs()];
    if (board === null || this.isByHand() || sorting === null || minuteMs === null)
      return this.store.clocks();
    const sorted = sorting.sortedClocks(board.clocks, board.sort, this.moment.rules(), minuteMs);
    return homeFirst(sorted, this.homeZone());
  });

  constructor() {
    effect(() => {
      if (!this.isByHand() && this.sorting() === null) void this.load();
    });
  }

  /** Without a connection the clocks stay in the order by hand. */
  private async load(): Promise<void> {
    this.sorting.set(await import('./sorted-clocks').catch(() => null));
  }
}
