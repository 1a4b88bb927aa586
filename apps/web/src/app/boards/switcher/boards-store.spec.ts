import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { BoardSummary, NewBoard } from '@live-tz/contracts';
import { SessionStore } from '../../auth/session-store';
import { ClockSocket } from '../../clock/clock-socket';
import { FakeClockSocket } from '../../clock/testing/fake-clock-socket';
import { type Notice, type NoticeAction, Notices } from '../../ui/notices/notices';
import { BoardApi } from '../store/board-api';
import { BoardsApi } from './boards-api';
import { BoardsStore } from './boards-store';

function board(id: string): BoardSummary {
  return {
    id,
    name: `Board ${id}`,
    layout: 'cards',
    sort: 'manual',
    position: 0,
    revision: 1,
    role: 'owner',
    owner: 'ana',
    clockCount: 0,
  };
}

describe('BoardsStore', () => {
  let store: BoardsStore;
  const onServer = [board('a'), board('b')];
  const user = signal<{ id: string } | null>({ id: '1' });
  const shown = signal<readonly Notice[]>([]);
  const removed: string[] = [];
  const fail = jest.fn();
  const create = jest.fn((made: NewBoard) => Promise.resolve(made));

  beforeEach(async () => {
    jest.useFakeTimers();
    removed.length = 0;
    user.set({ id: '1' });
    shown.set([]);
    const remove = (id: string) => {
      removed.push(id);
      return id === 'b' ? Promise.resolve() : Promise.reject(new Error('no'));
    };
    const offer = (text: string, action: NoticeAction): Notice => {
      const notice = { text, action, durationMs: 0 };
      shown.set([notice]);
      return notice;
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ClockSocket, useValue: new FakeClockSocket(0) },
        { provide: SessionStore, useValue: { user } },
        { provide: BoardApi, useValue: { list: () => Promise.resolve(onServer) } },
        { provide: BoardsApi, useValue: { create, remove } },
        { provide: Notices, useValue: { offer, fail, all: shown } },
      ],
    });
    store = TestBed.inject(BoardsStore);
    await store.load();
  });

  afterEach(() => jest.useRealTimers());

  const ids = () => store.boards()?.map(({ id }) => id);

  it('has the first board at the root', () => {
    expect(['a', 'b'].map((id) => store.pathOf(id))).toEqual(['/', '/b/b']);
  });

  it('hides a board at once, and deletes it when its deletion is no longer offered to be undone', () => {
    store.remove(board('b'), () => undefined);
    expect(ids()).toEqual(['a']);
    jest.advanceTimersByTime(10_000);
    expect(removed).toEqual([]);
    shown.set([]);
    jest.advanceTimersByTime(1000);
    expect(removed).toEqual(['b']);
  });

  it('keeps a board whose deletion is undone', () => {
    const onUndo = jest.fn();
    store.remove(board('b'), onUndo);
    shown()[0]?.action?.run();
    shown.set([]);
    jest.advanceTimersByTime(1000);
    expect([ids(), removed, onUndo.mock.calls.length]).toEqual([['a', 'b'], [], 1]);
  });

  it('shows a board again that the server does not delete', async () => {
    store.remove(board('a'), () => undefined);
    shown.set([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(ids()).toEqual(['a', 'b']);
    expect(fail).toHaveBeenCalled();
  });

  it('has no boards of the previous user', () => {
    user.set({ id: '2' });
    expect(store.boards()).toBeNull();
  });

  it('sends a board whose answer was lost again under the same id, and every other board under its own', async () => {
    create.mockRejectedValueOnce(new Error('offline'));
    await expect(store.create({ name: 'Team' })).rejects.toThrow('offline');
    for (const name of ['Office', 'Team', 'Team']) await store.create({ name });
    const [lost, office, again, second] = create.mock.calls.map(([{ id }]) => id);
    expect(again).toBe(lost);
    expect(new Set([lost, office, second]).size).toBe(3);
  });
});
