import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  type Board,
  type BoardChange,
  type BoardClock,
  type BoardClockChange,
  DEFAULT_WORKING_HOURS,
  type NewBoardClock,
  type ProblemCode,
} from '@live-tz/contracts';
import { ProblemError } from '../../http/problem-error';
import { PreferencesStore } from '../../preferences/preferences-store';
import { Notices } from '../../ui/notices/notices';
import { BoardApi } from './board-api';
import { BoardStore } from './board-store';

function clock(id: string): BoardClock {
  return {
    id,
    zone: `Area/${id}`,
    label: null,
    place: null,
    country: null,
    latitude: null,
    longitude: null,
    position: 0,
    hours: null,
    effectiveHours: DEFAULT_WORKING_HOURS,
    note: null,
  };
}

function problem(kind: string, code?: ProblemCode): ProblemError {
  const type = `urn:live-tz:problem:${kind}`;
  return new ProblemError({ type, status: 0, requestId: '', code }, null, { message: kind });
}

/** A server with one board. Like the real one, it refuses a change of what has changed since the revision of the request. */
class FakeApi {
  readonly changedAt = new Map<string, number>();
  readonly orders: string[][] = [];
  failure: ProblemError | null = null;
  board: Board = {
    id: 'first',
    name: 'Team',
    layout: 'cards',
    sort: 'manual',
    position: 0,
    revision: 1,
    role: 'owner',
    owner: 'ana',
    hours: null,
    clocks: [clock('a'), clock('b'), clock('c')],
  };

  /** A change by another page. */
  edit(change: Partial<Board>): void {
    this.board = { ...this.board, ...change, revision: this.board.revision + 1 };
  }

  rename(id: string, label: string): void {
    this.edit({ clocks: this.board.clocks.map((each) => (each.id === id ? { ...each, label } : each)) });
    this.changedAt.set(id, this.board.revision);
  }

  list = () => Promise.resolve([this.board]);
  read = (_id: string) => Promise.resolve(this.board);

  change = (_id: string, { revision: _revision, ...change }: BoardChange) =>
    this.answer(() => this.edit(change as Partial<Board>));

  addClock = (_id: string, { position, ...added }: NewBoardClock) =>
    this.answer(() => {
      const clocks = [...this.board.clocks];
      const { id = 'd' } = added;
      clocks.splice(position ?? clocks.length, 0, { ...clock(id), zone: added.zone });
      this.edit({ clocks });
    });

  changeClock = (_id: string, clockId: string, { revision = 0, ...change }: BoardClockChange) =>
    this.answer(() => {
      if ((this.changedAt.get(clockId) ?? 0) > revision) throw problem('conflict', 'board-changed');
      this.edit({
        clocks: this.board.clocks.map((each) => (each.id === clockId ? { ...each, ...change } : each)),
      });
      this.changedAt.set(clockId, this.board.revision);
    });

  removeClock = (_id: string, clockId: string) =>
    this.answer(() => this.edit({ clocks: this.board.clocks.filter(({ id }) => id !== clockId) }));

  order = (_id: string, { ids }: { ids: string[] }) =>
    this.answer(() => {
      this.orders.push(ids);
      const known = this.board.clocks.map(({ id }) => id);
      if ([...known].sort().join() !== [...ids].sort().join()) throw problem('conflict', 'board-changed');
      this.edit({ clocks: ids.map((id) => this.board.clocks.find((each) => each.id === id)!) });
    });

  private answer(run: () => void): Promise<Board> {
    return Promise.resolve().then(() => {
      if (this.failure !== null) throw this.failure;
      run();
      return this.board;
    });
  }
}

describe('BoardStore', () => {
  let store: BoardStore;
  let api: FakeApi;
  const homeZone = signal<string | null>(null);
  const confirm = jest.fn();

  beforeEach(async () => {
    api = new FakeApi();
    homeZone.set(null);
    confirm.mockReset();
    TestBed.configureTestingModule({
      providers: [
        BoardStore,
        { provide: BoardApi, useValue: api },
        { provide: PreferencesStore, useValue: { homeZone } },
        { provide: Notices, useValue: { confirm } },
      ],
    });
    store = TestBed.inject(BoardStore);
    await store.load(null);
  });

  const ids = () =>
    store
      .clocks()!
      .map(({ id }) => id)
      .join('');
  const labels = () => store.board()!.clocks.map(({ label }) => label);

  it('begins with the home clock, and inserts others at their position on the page', async () => {
    expect(store.hasLead()).toBe(false);
    homeZone.set(clock('c').zone);
    expect(ids()).toBe('cab');
    expect(store.hasLead()).toBe(true);
    await store.add({ zone: 'Area/d', position: 1 });
    expect(ids()).toBe('cdab');
  });

  it('appends a new clock, and restores a removed one under its id in its place', async () => {
    expect((await store.add({ zone: 'UTC' })).id).toBe('d');
    await store.remove('b');
    expect(ids()).toBe('acd');
    expect((await store.add({ id: 'b', zone: 'UTC', position: 1 })).id).toBe('b');
    expect(ids()).toBe('abcd');
  });

  it('shows a change at once, and undoes it when the server refuses it', async () => {
    api.failure = problem('unavailable');
    const removal = store.remove('b');
    expect(ids()).toBe('ac');
    await expect(removal).rejects.toThrow();
    expect(ids()).toBe('abc');
    const renaming = store.changeClock('a', { label: 'Ana' });
    expect(labels()).toEqual(['Ana', null, null]);
    await expect(renaming).rejects.toThrow();
    expect(labels()).toEqual([null, null, null]);
  });

  it('takes a clock for removed that another page has removed already', async () => {
    api.edit({ clocks: [clock('a'), clock('c')] });
    api.failure = problem('not-found');
    await store.remove('b');
    expect(ids()).toBe('ac');
  });

  it('shows changes of other pages below its own that are not sent yet', async () => {
    const renaming = store.changeClock('a', { label: 'Ana' });
    api.edit({ clocks: [...api.board.clocks, clock('z')] });
    await store.refresh();
    expect(ids()).toBe('abcz');
    expect(labels()[0]).toBe('Ana');
    await renaming;
    expect(labels()).toEqual(['Ana', null, null, null]);
  });

  it('ignores an answer that is older than what it shows', async () => {
    const old = api.board;
    await store.changeClock('a', { label: 'Ana' });
    api.read = () => Promise.resolve(old);
    await store.refresh();
    expect(labels()[0]).toBe('Ana');
  });

  it('sends only the last of several orders', async () => {
    await Promise.all([
      store.reorder(['b', 'a', 'c']),
      store.reorder(['b', 'c', 'a']),
      store.reorder(['c', 'b', 'a']),
    ]);
    expect(api.orders).toEqual([['c', 'b', 'a']]);
    expect(ids()).toBe('cba');
  });

  it('merges its order with a clock that another page has added', async () => {
    api.edit({ clocks: [...api.board.clocks, clock('z')] });
    await store.reorder(['c', 'a', 'b']);
    expect(ids()).toBe('czab');
    expect(confirm).toHaveBeenCalledWith('Saved together with changes made elsewhere');
  });

  it('repeats a change of a clock of which another page has changed something else', async () => {
    api.rename('a', 'Anna');
    await store.changeClock('a', { note: 'Calls before noon' });
    expect(store.board()!.clocks[0]).toMatchObject({ label: 'Anna', note: 'Calls before noon' });
  });

  it('shows what another page has written in place of its own name, and says so', async () => {
    api.rename('a', 'Anna');
    const failure: unknown = await store.changeClock('a', { label: 'Ana' }).catch((error: unknown) => error);
    expect((failure as ProblemError).hasCode('board-changed')).toBe(true);
    expect(labels()[0]).toBe('Anna');
  });

  it('renames a clock twice in a row without a conflict with itself', async () => {
    await Promise.all([store.changeClock('a', { label: 'An' }), store.changeClock('a', { label: 'Ana' })]);
    expect(labels()[0]).toBe('Ana');
  });

  it('moves nothing under an open menu', async () => {
    const menu = document.body.appendChild(document.createElement('div'));
    menu.className = 'cdk-menu';
    api.edit({ clocks: [...api.board.clocks].reverse() });
    await store.refresh();
    expect(ids()).toBe('abc');
    menu.remove();
    while (ids() === 'abc') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ids()).toBe('cba');
  });

  it('reports a board that is gone', async () => {
    api.read = () => Promise.reject(problem('not-found'));
    await store.refresh();
    expect(store.isGone()).toBe(true);
  });
});
