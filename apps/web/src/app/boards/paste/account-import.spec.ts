import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { BoardSummary } from '@live-tz/contracts';
import { BoardApi } from '../store/board-api';
import { BoardsApi } from '../switcher/boards-api';
import { BoardsStore } from '../switcher/boards-store';
import type { FileBoard } from './account-file';
import { AccountImport } from './account-import';
import { PasteApi } from './paste-api';

const note = '時'.repeat(500);
const clocks = Array.from({ length: 60 }, () => ({ zone: 'UTC', note }));

function board(name: string, part: Partial<FileBoard> = {}): FileBoard {
  return { name, layout: 'list', sort: 'manual', hours: null, clocks: [], ...part };
}

describe('AccountImport', () => {
  const boards = signal<Partial<BoardSummary>[]>([]);
  const create = jest.fn((_board: unknown) => Promise.resolve({ id: 'made' }));
  const change = jest.fn((id: string, _change: unknown) => Promise.resolve({ id }));
  const addClocks = jest.fn((_id: string, _clocks: unknown[]) => Promise.resolve());
  let accountImport: AccountImport;

  beforeEach(() => {
    jest.clearAllMocks();
    boards.set([{ id: 'own', role: 'owner', clockCount: 3 }]);
    TestBed.configureTestingModule({
      providers: [
        AccountImport,
        { provide: BoardsStore, useValue: { boards, load: () => Promise.resolve() } },
        { provide: BoardsApi, useValue: { create } },
        { provide: BoardApi, useValue: { change } },
        { provide: PasteApi, useValue: { addClocks } },
      ],
    });
    accountImport = TestBed.inject(AccountImport);
  });

  it('adds boards in their order and leaves those of the user as they are', async () => {
    await accountImport.add([board('First', { clocks: [{ zone: 'UTC' }] }), board('Second')]);
    expect(create.mock.calls.map(([sent]) => sent)).toMatchObject([
      { name: 'First', clocks: [{ zone: 'UTC', id: expect.stringMatching(/^[\da-f-]{36}$/) }] },
      { name: 'Second', clocks: [] },
    ]);
    expect(change).not.toHaveBeenCalled();
  });

  it('fills the empty only board of the user with the first board, and with no other', async () => {
    boards.set([{ id: 'own', role: 'owner', clockCount: 0 }]);
    await accountImport.add([board('Empty'), board('Second')]);
    expect(change.mock.calls).toEqual([
      ['own', { name: 'Empty', layout: 'list', sort: 'manual', hours: null }],
    ]);
    expect(create.mock.calls).toMatchObject([[{ name: 'Second' }]]);
  });

  it('sends a board whose answer was lost again with the same ids, also where no other board would fit', async () => {
    boards.set(Array.from({ length: 49 }, (_, index) => ({ id: `${index}`, role: 'owner', clockCount: 1 })));
    create.mockImplementationOnce((sent) => {
      boards.update((list) => [...list, { ...(sent as BoardSummary), role: 'owner' }]);
      return Promise.reject(new Error('offline'));
    });
    const lost = board('Lost', { clocks: [{ zone: 'UTC' }] });
    await expect(accountImport.add([lost])).rejects.toThrow('offline');
    await accountImport.add([lost]);
    const [first, second] = create.mock.calls.map(([sent]: unknown[]) => sent);
    expect(first).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(second).toEqual(first);
    expect(accountImport.done().size).toBe(1);
  });

  it('continues after a failure where it was', async () => {
    addClocks.mockRejectedValueOnce(new Error('offline'));
    const all = [board('Long', { clocks }), board('Second')];
    await expect(accountImport.add(all)).rejects.toThrow('offline');
    expect(accountImport.done().size).toBe(0);
    await accountImport.add(all);
    expect(create).toHaveBeenCalledTimes(2);
    expect(accountImport.done().size).toBe(2);
    const sent = [create.mock.calls[0]?.[0] as FileBoard, ...addClocks.mock.calls.slice(1)].flatMap((call) =>
      Array.isArray(call) ? (call[1] as unknown[]) : call.clocks,
    );
    expect(sent).toHaveLength(clocks.length);
  });

  it('adds nothing if the boards do not all fit', async () => {
    boards.set(Array.from({ length: 49 }, (_, index) => ({ id: `${index}`, role: 'owner', clockCount: 1 })));
    await expect(accountImport.add([board('A'), board('B')])).rejects.toThrow(
      'You may have 50 boards, and 1 more fit.',
    );
    expect(create).not.toHaveBeenCalled();
  });
});
