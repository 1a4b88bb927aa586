import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
} from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import { FittedClocks } from '../wall/fitted-clocks';
import { LinkedBoard } from '../sharing/linked-board';

/** The board of a link, or one of its clocks, in a frame of another site. It is transparent, and as large as the frame. */
@Component({
  selector: 'ltz-embed-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FittedClocks],
  providers: [LinkedBoard],
  template: `
    <main>
      <h1 class="visually-hidden">{{ linked.board()?.name ?? 'Clocks' }}</h1>
      <ltz-fitted-clocks [clocks]="clocks()" [showSeconds]="seconds() !== 'off'" [failure]="failure()" />
    </main>
  `,
  styles: `
    :host {
      position: fixed;
      inset: 0;
      overflow: hidden;
      color: var(--ink);
    }
    main {
      height: 100%;
    }
  `,
  host: { '[style.color-scheme]': 'scheme()' },
})
export class EmbedPage {
  /** The last part of the link, from the path. */
  readonly link = input.required<string>();
  /** From the query: the id or the zone of the only clock to show. */
  readonly clock = input<string>();
  /** From the query: `light` or `dark`; the reader's system decides otherwise. */
  readonly theme = input<string>();
  /** From the query: `off` hides the seconds. */
  readonly seconds = input<string>();

  protected readonly linked = inject(LinkedBoard);
  protected readonly scheme = computed(() =>
    this.theme() === 'dark' || this.theme() === 'light' ? this.theme() : 'light dark',
  );
  protected readonly clocks = computed(() => {
    const [all, wanted] = [this.linked.board()?.clocks ?? [], this.clock()];
    if (wanted === undefined) return all;
    return all.filter(({ id, zone }) => id === wanted || zone === wanted).slice(0, 1);
  });
  protected readonly failure = computed(() => {
    if (this.linked.board() === null || this.clocks().length > 0) return this.linked.failure();
    return this.clock() === undefined ? 'This board has no clocks yet.' : 'This clock is not on the board.';
  });

  constructor() {
    this.makeTransparent();
    const clockStore = inject(ClockStore);
    effect(() => this.linked.open(this.link()));
    // The link is set by then, which the connection opens with.
    effect(() => clockStore.start());
    inject(DestroyRef).onDestroy(() => clockStore.stop());
  }

  /** A browser paints a ground behind a document whose colour scheme differs from that of its frame, which is light by default. */
  private makeTransparent(): void {
    const root = inject(DOCUMENT).documentElement;
    root.dataset['theme'] = 'light';
    root.style.background = 'transparent';
  }
}
