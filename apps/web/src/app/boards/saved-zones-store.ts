import { computed, inject, Injectable, signal } from '@angular/core';
import type { SavedZone, SaveZone } from '@live-tz/contracts';
import { DocumentData } from '../http/document-data';
import { ProblemError } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { SavedZonesApi } from '../zones/saved-zones-api';
import { homeFirst } from './store/home-first';

/** The clocks on the dashboard in the order of the page, which begins with the home clock. Changes show at once and are undone if the server refuses them. */
@Injectable()
export class SavedZonesStore {
  private readonly api = inject(SavedZonesApi);
  private readonly documentData = inject(DocumentData);
  private readonly preferences = inject(PreferencesStore);
  private readonly list = signal<readonly SavedZone[] | null>(null);
  /** The order on the server while a newer one is being saved. */
  private orderToRestore: readonly string[] | null = null;
  private nextOrder: readonly string[] | null = null;
  private writes = 0;
  private isStale = false;
  private startedFromDocument = false;

  /** Null until the list has been loaded. */
  readonly zones = computed(() => {
    const list = this.list();
    return list === null ? null : homeFirst(list, this.preferences.homeZone());
  });
  /** Whether the first clock is the home clock. */
  readonly hasLead = computed(() => {
    const first = this.zones()?.[0];
    return first !== undefined && first.zone === this.preferences.homeZone();
  });

  /** Whether the list came with the document, which may be older than the live connection by the time that scripts take to load. */
  get isFromDocument(): boolean {
    return this.startedFromDocument;
  }

  async load(): Promise<void> {
    const zones = this.documentData.take('zones') ?? null;
    this.startedFromDocument = zones !== null;
    this.list.set(zones ?? (await this.api.list()));
  }

  /**
   * Reads the list again because it has changed elsewhere. Pending changes of this page are saved first: without them, the
   * list would undo them on the page for a moment.
   */
  async refresh(): Promise<void> {
    this.isStale = true;
    if (this.writes > 0) return;
    const zones = await this.api.list();
    if (this.writes > 0) return;
    this.isStale = false;
    this.list.set(zones);
  }

  /** Appends a clock, or inserts it at a position on the page. */
  async add(zone: SaveZone): Promise<SavedZone> {
    const position = zone.position === undefined ? {} : { position: this.savedPositionOf(zone.position) };
    const added = await this.write(() => this.api.add({ ...zone, ...position }));
    this.list.update((zones) => withInserted(zones ?? [], added));
    return added;
  }

  async rename(id: string, label: string | null): Promise<void> {
    const before = this.find(id)?.label ?? null;
    this.setLabel(id, label);
    try {
      this.setLabel(id, (await this.write(() => this.api.change(id, { label }))).label);
    } catch (error) {
      this.setLabel(id, before);
      throw error;
    }
  }

  /** Removes a clock at once; a failure restores it. */
  async remove(id: string): Promise<void> {
    const removed = this.find(id);
    if (removed === undefined) return;
    const position = (this.list() ?? []).indexOf(removed);
    this.list.update((zones) => (zones ?? []).filter((zone) => zone.id !== id));
    try {
      await this.write(() => this.api.remove(id));
    } catch (error) {
      // The clock was removed in another tab already.
      if (error instanceof ProblemError && error.is('not-found')) return;
      this.list.update((zones) => withInserted(zones ?? [], { ...removed, position }));
      throw error;
    }
  }

  /**
   * Shows the clocks in this order and saves it. Of the orders made while one is being saved, only the last is sent. After a
   * conflict the list is read again, because it has changed elsewhere.
   */
  async reorder(ids: readonly string[]): Promise<void> {
    const before = this.ids();
    this.arrange(ids);
    this.nextOrder = ids;
    if (this.orderToRestore !== null) return;
    this.orderToRestore = before;
    try {
      await this.write(() => this.saveOrders());
    } catch (error) {
      this.arrange(this.orderToRestore);
      if (error instanceof ProblemError && error.is('conflict')) await this.load();
      throw error;
    } finally {
      this.orderToRestore = null;
      this.nextOrder = null;
    }
  }

  private write<T>(run: () => Promise<T>): Promise<T> {
    this.writes += 1;
    const written = run();
    const settle = (): void => {
      this.writes -= 1;
      // A failed refresh may wait for the next one: the page shows what the user did last.
      if (this.isStale) void this.refresh().catch(() => undefined);
    };
    written.then(settle, settle);
    return written;
  }

  private async saveOrders(): Promise<void> {
    while (this.nextOrder !== null) {
      const ids = this.nextOrder;
      this.nextOrder = null;
      await this.api.order({ ids: [...ids] });
      this.orderToRestore = ids;
    }
  }

  /** The home clock may be anywhere in the saved order. */
  private savedPositionOf(position: number): number {
    if (!this.hasLead() || position === 0) return position;
    const homeZone = this.preferences.homeZone();
    const homePosition = (this.list() ?? []).findIndex(({ zone }) => zone === homeZone);
    return position - 1 < homePosition ? position - 1 : position;
  }

  private ids(): string[] {
    return (this.list() ?? []).map((zone) => zone.id);
  }

  private find(id: string): SavedZone | undefined {
    return this.list()?.find((zone) => zone.id === id);
  }

  private arrange(ids: readonly string[]): void {
    this.list.update((zones) => [...(zones ?? [])].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
  }

  private setLabel(id: string, label: string | null): void {
    this.list.update((zones) => (zones ?? []).map((zone) => (zone.id === id ? { ...zone, label } : zone)));
  }
}

function withInserted(zones: readonly SavedZone[], added: SavedZone): SavedZone[] {
  return [...zones.slice(0, added.position), added, ...zones.slice(added.position)];
}
