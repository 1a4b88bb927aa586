import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { SavedZone, SaveZone, ZoneMatch } from '@live-tz/contracts';
import { catchError, debounceTime, EMPTY, filter, from, merge, skip, switchMap } from 'rxjs';
import { ComingChanges } from '../changes/coming-changes';
import { ClockSocket } from '../clock/clock-socket';
import { ClockStore } from '../clock/clock-store';
import { FirstTick } from '../clock/first-tick';
import { formatLabel, formatPlace } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { AppHeader } from '../shell/app-header';
import { TravelBar } from '../travel/travel-bar';
import { Notices } from '../ui/notices';
import { RovingList } from '../ui/roving-focus';
import { ZonePicker } from '../zones/zone-picker';
import { BrowserTzdataSummary } from './browser-tzdata-summary';
import { ClockCard } from './clock-card';
import { ClockGrid } from './fit/clock-grid';
import { ClockRemovals } from './clock-removals';
import { DragItem, DragOrder } from './drag-order';
import { FirstClocks } from './first-clocks';
import { SavedZonesStore } from './saved-zones-store';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;

/** All clocks of the user, and a search to add more. */
@Component({
  selector: 'ltz-dashboard-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AppHeader,
    ClockCard,
    ClockGrid,
    ComingChanges,
    FirstClocks,
    BrowserTzdataSummary,
    DragItem,
    DragOrder,
    RovingList,
    TravelBar,
    ZonePicker,
  ],
  providers: [ClockRemovals, SavedZonesStore],
  templateUrl: './dashboard-page.html',
  styleUrl: './dashboard-page.css',
  host: { '(document:keydown)': 'onKeydown($event)' },
})
export class DashboardPage {
  protected readonly store = inject(SavedZonesStore);
  protected readonly loadFailure = signal('');
  protected readonly suggested = signal<readonly string[]>([]);
  /** The home clock stays first, so the others move behind it. */
  protected readonly firstMovable = computed(() => (this.store.hasLead() ? 1 : 0));
  protected readonly hasFirstTick = inject(FirstTick).hasArrived;

  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly removals = inject(ClockRemovals);
  private readonly injector = inject(Injector);
  /** Loaded after the first tick. */
  private readonly picker = viewChild<ZonePicker>('picker');
  private readonly cards = viewChildren(ClockCard);
  private readonly zonesOnPage = computed(() => {
    const saved = (this.store.zones() ?? []).map((zone) => zone.zone);
    const home = this.preferences.homeZone();
    return [...saved, ...(home === null ? [] : [home]), ...this.suggested()];
  });

  constructor() {
    effect(() => this.clock.watch(this.zonesOnPage()));
    effect(() => this.focusPickerIfEmpty());
    void this.load();
    this.followOtherPages();
    this.removals.restored
      .pipe(takeUntilDestroyed())
      .subscribe(({ id }) => this.onCard(id, (card) => card.focus()));
  }

  /**
   * Reads the list again after changes on the user's other pages, and after a connection that may have missed some: a later one
   * or, for a list that came with the document, the first.
   */
  private followOtherPages(): void {
    const { saved, connected } = inject(ClockSocket);
    const connections = connected.pipe(filter(Boolean), skip(this.store.isFromDocument ? 0 : 1));
    merge(saved, connections)
      .pipe(
        debounceTime(REFRESH_DEBOUNCE_MS),
        switchMap(() => from(this.store.refresh()).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  protected async load(): Promise<void> {
    this.loadFailure.set('');
    try {
      await this.store.load();
    } catch (error) {
      this.loadFailure.set(errorMessage(error));
    }
  }

  /** Another control that has been focused since, such as an open menu, keeps the focus. */
  private focusPickerIfEmpty(): void {
    const picker = this.picker();
    const isFocusFree = document.activeElement?.matches('body, h1');
    if (this.store.zones()?.length === 0 && isFocusFree === true) picker?.focus();
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
  protected async add(zone: SaveZone): Promise<void> {
    const same = this.store.zones()?.find((saved) => isSamePlace(saved, zone));
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

  private async insertAndName(zone: SaveZone): Promise<void> {
    const added = await this.insert(zone);
    if (added !== null) this.onCard(added.id, (card) => card.startRenaming());
  }

  private async insert(zone: SaveZone): Promise<SavedZone | null> {
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

  protected rename(saved: SavedZone, label: string | null): Promise<void> {
    return this.attempt(() => this.store.rename(saved.id, label));
  }

  protected makeHome(zone: string): Promise<void> {
    return this.attempt(async () => {
      await this.preferences.change({ homeZone: zone });
      this.notices.say(`${formatPlaceName(zone)} is home`);
    });
  }

  protected remove(saved: SavedZone, position: number): Promise<void> {
    return this.attempt(() => {
      const removal = this.removals.remove(saved);
      this.focusCard(position);
      return removal;
    });
  }

  /** Counts from the current position, because keys can be pressed faster than the page is rendered. */
  protected async moveBy({ id }: SavedZone, step: number): Promise<void> {
    const zones = this.store.zones() ?? [];
    const from = zones.findIndex((zone) => zone.id === id);
    await this.move(from, Math.min(from + step, zones.length - 1));
  }

  /** Restores the focus, which an element loses when it is moved. */
  protected async move(from: number, position: number): Promise<void> {
    const to = Math.max(this.firstMovable(), position);
    if (from === to || from < this.firstMovable()) return;
    const zones = [...(this.store.zones() ?? [])];
    const focused = document.activeElement;
    const [moved] = zones.splice(from, 1);
    if (moved === undefined) return;
    zones.splice(to, 0, moved);
    this.notices.say(`${formatLabel(moved)} is now ${to + 1} of ${zones.length}`);
    await this.attempt(() => {
      const saving = this.store.reorder(zones.map((zone) => zone.id));
      if (focused instanceof HTMLElement) this.afterRender(() => focused.focus());
      return saving;
    });
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || isTyping(event.target)) return;
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
function isSamePlace(saved: SavedZone, { zone, place }: SaveZone): boolean {
  return saved.zone === zone && formatPlace(saved) === (place ?? formatPlaceName(zone));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
