import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SavedZone, ZoneOrder } from '@live-tz/contracts';
import { ProblemError } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { SavedZonesApi } from '../zones/saved-zones-api';
import { SavedZonesStore } from './saved-zones-store';

function saved(id: string, position: number): SavedZone {
  return {
    id,
    zone: `Area/${id}`,
    label: null,
    place: null,
    country: null,
    latitude: null,
    longitude: null,
    position,
  };
}

function problem(kind: string): ProblemError {
  const type = `urn:live-tz:problem:${kind}`;
  return new ProblemError({ type, status: 0, requestId: '' }, null, { message: kind });
}

describe('SavedZonesStore', () => {
  let store: SavedZonesStore;
  let onServer: SavedZone[];
  let orders: string[][];
  /** Settles the order that is being saved. */
  let endOrder: { resolve: () => void; reject: (error: Error) => void };
  let failure: Error | null;
  const homeZone = signal<string | null>(null);

  beforeEach(async () => {
    onServer = [saved('a', 0), saved('b', 1), saved('c', 2)];
    orders = [];
    failure = null;
    homeZone.set(null);
    const attempt = <T>(answer: T) => (failure === null ? Promise.resolve(answer) : Promise.reject(failure));
    const api = {
      list: () => Promise.resolve(onServer),
      add: (zone: SavedZone) => attempt({ ...saved('d', 0), ...zone, id: 'd', position: zone.position ?? 3 }),
      change: (id: string, change: Partial<SavedZone>) => attempt({ ...saved(id, 0), ...change }),
      remove: () => attempt(undefined),
      order: ({ ids }: ZoneOrder) => {
        orders.push(ids);
        return new Promise<void>((resolve, reject) => (endOrder = { resolve, reject }));
      },
    };
    TestBed.configureTestingModule({
      providers: [
        SavedZonesStore,
        { provide: SavedZonesApi, useValue: api },
        { provide: PreferencesStore, useValue: { homeZone } },
      ],
    });
    store = TestBed.inject(SavedZonesStore);
    await store.load();
  });

  const ids = () =>
    store
      .zones()!
      .map((zone) => zone.id)
      .join('');

  it('begins with the home clock, and inserts others at their position on the page', async () => {
    expect(store.hasLead()).toBe(false);
    homeZone.set(saved('c', 2).zone);
    expect(ids()).toBe('cab');
    expect(store.hasLead()).toBe(true);
    await store.add({ zone: 'Area/d', position: 1 });
    expect(ids()).toBe('cdab');
  });

  it('shows changes made on another page', async () => {
    onServer = [saved('c', 0), saved('a', 1)];
    await store.refresh();
    expect(ids()).toBe('ca');
  });

  it('saves its own changes before it reads the list again', async () => {
    const ordering = store.reorder(['c', 'b', 'a']);
    onServer = [saved('a', 0), saved('b', 1), saved('c', 2), saved('z', 3)];
    await store.refresh();
    expect(ids()).toBe('cba');
    onServer = [saved('c', 0), saved('b', 1), saved('a', 2), saved('z', 3)];
    endOrder.resolve();
    await ordering;
    await Promise.resolve();
    expect(ids()).toBe('cbaz');
  });

  it('appends a new clock, and restores a removed one in its place', async () => {
    await store.add({ zone: 'UTC' });
    expect(ids()).toBe('abcd');
    await store.remove('d');
    await store.add({ zone: 'UTC', position: 1 });
    expect(ids()).toBe('adbc');
  });

  it('removes a clock at once, and restores it after a failure', async () => {
    failure = problem('unavailable');
    const removal = store.remove('b');
    expect(ids()).toBe('ac');
    await expect(removal).rejects.toThrow('unavailable');
    expect(ids()).toBe('abc');
  });

  it('treats a clock that no longer exists as removed', async () => {
    failure = problem('not-found');
    await store.remove('b');
    expect(ids()).toBe('ac');
  });

  it('renames a clock at once, and undoes a refused name', async () => {
    failure = problem('invalid');
    const renaming = store.rename('a', 'Office');
    expect(store.zones()![0]!.label).toBe('Office');
    await expect(renaming).rejects.toThrow('invalid');
    expect(store.zones()![0]!.label).toBeNull();
  });

  it('shows a new order at once', async () => {
    const saving = store.reorder(['c', 'a', 'b']);
    expect(ids()).toBe('cab');
    endOrder.resolve();
    await saving;
    expect(ids()).toBe('cab');
  });

  it('sends only the first and the last of many orders, one after the other', async () => {
    const saving = store.reorder(['b', 'a', 'c']);
    void store.reorder(['b', 'c', 'a']);
    void store.reorder(['c', 'b', 'a']);
    expect(orders).toEqual([['b', 'a', 'c']]);
    endOrder.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(orders).toEqual([
      ['b', 'a', 'c'],
      ['c', 'b', 'a'],
    ]);
    endOrder.resolve();
    await saving;
    expect(ids()).toBe('cba');
  });

  it('restores the order on the server when a later one fails', async () => {
    const saving = store.reorder(['b', 'a', 'c']);
    void store.reorder(['c', 'b', 'a']);
    endOrder.resolve();
    await Promise.resolve();
    await Promise.resolve();
    endOrder.reject(problem('unavailable'));
    await expect(saving).rejects.toThrow('unavailable');
    expect(ids()).toBe('bac');
  });

  it('reads the list again when it has changed elsewhere', async () => {
    const saving = store.reorder(['c', 'a', 'b']);
    onServer = [saved('x', 0)];
    endOrder.reject(problem('conflict'));
    await expect(saving).rejects.toThrow('conflict');
    expect(ids()).toBe('x');
  });
});
