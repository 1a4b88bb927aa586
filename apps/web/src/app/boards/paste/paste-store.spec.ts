import { TestBed } from '@angular/core/testing';
import type { NameResolution, ZoneMatch } from '@live-tz/contracts';
import { BoardsStore } from '../switcher/boards-store';
import { PasteApi } from './paste-api';
import { PasteStore } from './paste-store';

const BERLIN: ZoneMatch = {
  zone: 'Europe/Berlin',
  name: 'Berlin',
  region: null,
  country: 'Germany',
  offsetMinutes: 60,
  matchedOn: 'name',
  latitude: 52.5,
  longitude: 13.4,
};

describe('PasteStore', () => {
  const resolve = jest.fn((names: readonly string[], withSimilar: boolean) =>
    Promise.resolve(
      new Map<string, NameResolution>(
        names.map((name) => [
          name,
          name === 'Berlin'
            ? { kind: 'one', matches: [BERLIN], isWellKnown: true }
            : {
                kind: 'none',
                matches: withSimilar && name === 'Berlinn' ? [BERLIN] : [],
                isWellKnown: false,
              },
        ]),
      ),
    ),
  );
  const addClocks = jest.fn((_board: string, _clocks: unknown[]) => Promise.resolve());
  let store: PasteStore;

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        PasteStore,
        { provide: PasteApi, useValue: { resolve, addClocks } },
        { provide: BoardsStore, useValue: {} },
      ],
    });
    store = TestBed.inject(PasteStore);
  });

  it('refuses 10,000 lines and an empty list with a sentence, without a request', async () => {
    await expect(store.lookUp('Berlin\n'.repeat(10_000))).rejects.toThrow('This list has 10,000 lines.');
    await expect(store.lookUp(' \n\n')).rejects.toThrow('Paste a list first');
    expect(resolve).not.toHaveBeenCalled();
    expect(store.lines()).toBeNull();
  });

  it('looks up the other readings only of lines that are not understood as a whole', async () => {
    await store.lookUp('Berlin\nAnna (Berlin)');
    expect(resolve.mock.calls.filter(([names]) => names.length > 0)).toEqual([
      [['Berlin', 'Anna (Berlin)'], false],
      [['Anna'], false],
    ]);
    expect(store.lines()?.map(({ label, chosen }) => [label, chosen?.name])).toEqual([
      [null, 'Berlin'],
      ['Anna', 'Berlin'],
    ]);
  });

  it('asks for names that are similar to any part of a line that is not understood', async () => {
    await store.lookUp('Kim, Berlinn');
    expect(store.lines()).toMatchObject([{ label: 'Kim', kind: 'none', chosen: null, matches: [BERLIN] }]);
  });

  it('keeps lines that are not decided, and all lines if adding fails', async () => {
    await store.lookUp('Berlin\nNowhere');
    addClocks.mockRejectedValueOnce(new Error('offline'));
    await expect(store.addTo('b')).rejects.toThrow('offline');
    expect(store.lines()).toHaveLength(2);
    await store.addTo('b');
    expect(store.lines()?.map(({ text }) => text)).toEqual(['Nowhere']);
    const [[, first], [, second]] = addClocks.mock.calls as [[string, unknown[]], [string, unknown[]]];
    expect(second).toEqual(first);
    expect(first).toMatchObject([
      { zone: 'Europe/Berlin', place: 'Berlin', country: 'Germany', label: null },
    ]);
  });
});
