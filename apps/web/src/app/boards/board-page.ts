import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { BoardChange, BoardClock, BoardLayout, NewBoardClock, ZoneMatch } from '@live-tz/contracts';
import { RouterLink } from '@angular/router';
import { ComingChanges } from '../changes/coming-changes';
import { ClockStore } from '../clock/clock-store';
import { FirstTick } from '../clock/first-tick';
import { formatLabel, formatPlace } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { AppHeader } from '../shell/app-header';
import { TravelBar } from '../travel/travel-bar';
import { Notices } from '../ui/notices/notices';
import { isTextField } from '../ui/plain-key';
import { RovingList } from '../ui/roving-focus';
import { ZonePicker } from '../zones/zone-picker';
import { BrowserTzdataSummary } from './browser-tzdata-summary';
import { ClockCard } from './clock-card';
import { ClockGrid } from './fit/clock-grid';
import { gridLayoutOf } from './fit/fit-clocks';
import { LineLayouts } from './fit/line-layouts';
import { BoardBar } from './switcher/board-bar';
import { BoardStore } from './store/board-store';
import { ClockOrder } from './store/clock-order';
import { followBoard } from './store/follow-board';
import { RemovalsLoader } from './store/removals-loader';
import { DragItem, DragOrder } from './drag-order';
import { FirstClocks } from './first-clocks';

/** All clocks of the user, and a search to add more. */
@Component({
  selector: 'ltz-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AppHeader,
    BoardBar,
    ClockCard,
    ClockGrid,
    ComingChanges,
    FirstClocks,
    LineLayouts,
    BrowserTzdataSummary,
    DragItem,
    DragOrder,
    RouterLink,
    RovingList,
    TravelBar,
    ZonePicker,
  ],
  providers: [BoardStore, ClockOrder, RemovalsLoader],
  templateUrl: './board-page.html',
  styleUrl: './board-page.css',
  host: { '(document:keydown)': 'onKeydown($event)' },
})
export class BoardPage {
  /** Of the board; missing for the user's first one. */
  readonly id = input<string>();

  protected readonly store = inject(BoardStore);
  protected readonly order = inject(ClockOrder);
  protected readonly loadFailure = signal('');
  protected readonly suggested = signal<readonly string[]>([]);
  /** The home clock stays first, so the others move behind it. */
  protected readonly firstMovable = computed(() => (this.store.hasLead() ? 1 : 0));
  protected readonly layout = computed(() => this.store.board()?.layout ?? 'cards');
  /** Whether the user has chosen the layout on this page: cards that were not chosen are lines on a phone. */
  private readonly hasChosenLayout = signal(false);
  protected readonly gridLayout = computed(() =>
    this.hasChosenLayout() && this.layout() === 'cards' ? 'cards' : gridLayoutOf(this.layout()),
  );
  protected readonly hasFirstTick = inject(FirstTick).hasArrived;

  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly removals = inject(RemovalsLoader);
  /** Loaded after the first tick. */
  private readonly picker = viewChild<ZonePicker>('picker');
  private readonly cards = viewChildren(ClockCard);
  private readonly zonesOnPage = computed(() => {
    const zones = (this.store.clocks() ?? []).map(({ zone }) => zone);
    const home = this.preferences.homeZone();
    return [...zones, ...(home === null ? [] : [home]), ...this.suggested()];
  });

  constructor() {
    effect(() => this.clock.watch(this.zonesOnPage()));
    effect(() => this.focusPickerIfEmpty());
    effect(() => this.keepFocus());
    effect(() => {
      const id = this.id() ?? null;
      untracked(() => void this.load(id));
    });
    effect(() => {
      if (this.hasFirstTick()) untracked(() => void this.removals.load().catch(() => undefined));
    });
    followBoard(this.store);
    this.removals.restored
      .pipe(takeUntilDestroyed())
      .subscribe(({ id }) => this.onCard(id, (card) => card.focus()));
  }

  protected async load(id = this.id() ?? null): Promise<void> {
    this.loadFailure.set('');
    this.hasChosenLayout.set(false);
    try {
      await this.store.load(id);
    } catch (error) {
      this.loadFailure.set(errorMessage(error));
    }
  }

  /** An element that the page moves loses the focus; effects run before the page is rendered. */
  private keepFocus(): void {
    this.order.clocks();
    const focused = this.document.activeElement;
    if (!(focused instanceof HTMLElement)) return;
    this.afterRender(() => {
      if (this.document.activeElement === this.document.body) focused.focus({ preventScroll: true });
    });
  }

  /** Another control that has been focused since, such as an open menu, keeps the focus. */
  private focusPickerIfEmpty(): void {
    const picker = this.picker();
    const isFocusFree = this.document.activeElement?.matches('body, h1');
    if (this.store.clocks()?.length === 0 && isFocusFree === true) picker?.focus();
  }

  protected addMatch({ zone, name, country, latitude, longitude }: ZoneMatch): Promise<void> {
    return this.add({ zone, place: name, country, latitude, longitude });
  }

  /** Makes the user's own zone their home as well, unless they have chosen another one. */
  protected async addOwn(zone: string): Promise<void> {
    await this.add({ zone, place: formatPlaceName(zone) });
    if (this.preferences.homeZone() === null) await this.makeHome(zone);
  }

  /** Adds a clock, unless the same one is there already: that is shown instead, with an offer to add another under a new name. */
  protected async add(zone: NewBoardClock): Promise<void> {
    const same = this.store.clocks()?.find((saved) => isSamePlace(saved, zone));
    if (same === undefined) {
      await this.insert(zone);
      return;
    }
    this.onCard(same.id, (card) => card.scrollIntoView());
    const place = formatPlace(same);
    this.notices.offer(`${place} is already there${same.label === null ? '' : ` as “${same.label}”`}.`, {
      label: 'Add with a new name',
      run: () => void this.insertAndName(zone),
    });
  }

  private async insertAndName(zone: NewBoardClock): Promise<void> {
    const added = await this.insert(zone);
    if (added !== null) this.onCard(added.id, (card) => card.startRenaming());
  }

  private async insert(zone: NewBoardClock): Promise<BoardClock | null> {
    try {
      const added = await this.store.add(zone);
      this.onCard(added.id, (card) => card.scrollIntoView());
      this.notices.confirm(`${formatLabel(added)} added`);
      return added;
    } catch (error) {
      this.notices.fail(errorMessage(error));
      return null;
    }
  }

  protected rename(saved: BoardClock, label: string | null): Promise<void> {
    return this.attempt(() => this.store.changeClock(saved.id, { label }));
  }

  protected makeHome(zone: string): Promise<void> {
    return this.attempt(async () => {
      await this.preferences.change({ homeZone: zone });
      this.notices.say(`${formatPlaceName(zone)} is home`);
    });
  }

  protected remove(saved: BoardClock, position: number): Promise<void> {
    return this.attempt(async () => {
      const removal = (await this.removals.load()).remove(saved);
      this.focusCard(position);
      await removal;
    });
  }

  /** Counts from the current position, because keys can be pressed faster than the page is rendered. */
  protected async moveBy({ id }: BoardClock, step: number): Promise<void> {
    const clocks = this.order.clocks() ?? [];
    const from = clocks.findIndex((clock) => clock.id === id);
    await this.move(from, Math.min(from + step, clocks.length - 1));
  }

  /** A clock that is moved in another order begins one by hand, with the clocks as they are shown. */
  protected async move(from: number, position: number): Promise<void> {
    const to = Math.max(this.firstMovable(), position);
    if (from === to || from < this.firstMovable()) return;
    const clocks = [...(this.order.clocks() ?? [])];
    const [moved] = clocks.splice(from, 1);
    if (moved === undefined) return;
    clocks.splice(to, 0, moved);
    this.notices.say(`${formatLabel(moved)} is now ${to + 1} of ${clocks.length}`);
    await this.attempt(async () => {
      const saving = this.store.reorder(clocks.map(({ id }) => id));
      if (!this.order.isByHand()) await this.store.change({ sort: 'manual' });
      await saving;
    });
  }

  protected chooseLayout(layout: BoardLayout): Promise<void> {
    this.hasChosenLayout.set(true);
    return this.change({ layout });
  }

  protected change(change: BoardChange): Promise<void> {
    return this.attempt(() => this.store.change(change));
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTextField(event.target)) return;
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) this.removals.undoLatest();
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }

  /** Focuses the card at a position, the last one beyond the end, or the search when there are no cards. */
  private focusCard(position: number): void {
    this.afterRender(() => {
      const cards = this.cards();
      (cards[Math.min(position, cards.length - 1)] ?? this.picker())?.focus();
    });
  }

  /** Runs on the card of a clock once it is rendered. */
  private onCard(id: string, run: (card: ClockCard) => void): void {
    this.afterRender(() => {
      const card = this.cards().find((other) => other.saved().id === id);
      if (card !== undefined) run(card);
    });
  }

  private afterRender(action: () => void): void {
    afterNextRender({ write: action }, { injector: this.injector });
  }
}

/** Whether both are the same zone by the same name of a place; two cities of one zone are different clocks. */
function isSamePlace(saved: BoardClock, { zone, place }: NewBoardClock): boolean {
  return saved.zone === zone && formatPlace(saved) === (place ?? formatPlaceName(zone));
}
