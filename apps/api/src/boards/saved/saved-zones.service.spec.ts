import { InMemoryNodeBus } from '../../cluster/in-memory-node-bus';
import { SystemClock } from '../../config/system-clock';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { ZoneSearch } from '../../timezones/search/zone-search';
import { BoardNotices } from '../board-notices';
import type { BoardsRepository, BoardUpdate, BoardWrite } from '../boards.repository';
import { BoardsService } from '../boards.service';
import { ClockPlaces } from '../clock-places';
import type { AccessibleBoard, StoredClock } from '../stored-board';
import { SavedZonesService } from './saved-zones.service';

const ID = 'b8eaa96f-ecca-466e-bb63-4c031dee3f33';

/** Stores first boards in memory; if an update throws, they stay as they were, as in a transaction. */
class BoardsInMemory implements Pick<BoardsRepository, 'findFirst' | 'change' | 'changeFirst'> {
  private readonly boards = new Map<string, AccessibleBoard>();

  async findFirst(userId: string): Promise<AccessibleBoard | null> {
    return this.boards.get(userId) ?? null;
  }

  change(userId: string, _id: string, update: BoardUpdate): Promise<BoardWrite> {
    return this.changeFirst(userId, update);
  }

  async changeFirst(userId: string, update: BoardUpdate): Promise<BoardWrite> {
    const before = this.boards.get(userId) ?? firstBoardOf(userId);
    const after: AccessibleBoard = { ...update(before), role: 'owner' };
    this.boards.set(userId, after);
    const { id, revision } = after.board;
    return { after, written: [{ id, revision, ownerId: userId, isFirst: true, keptBy: [] }] };
  }
}

function firstBoardOf(userId: string): AccessibleBoard {
  const settings = { name: 'My clocks', layout: 'cards', sort: 'manual', hours: null, position: 0 } as const;
  const board = {
    id: `board of ${userId}`,
    ownerId: userId,
    owner: userId,
    revision: 1,
    settingsRevision: 1,
  };
  return { board: { ...board, ...settings }, clocks: [], role: 'owner' };
}

describe('SavedZonesService', () => {
  const rules = new ZoneRules();
  const search = new ZoneSearch(rules, new SystemClock());
  let boards: BoardsInMemory;
  let zones: SavedZonesService;
  let changed: string[];
  let nodes: InMemoryNodeBus;

  function serviceWith(zoneSearch: ZoneSearch): SavedZonesService {
    const repository = boards as Partial<BoardsRepository> as BoardsRepository;
    const places = new ClockPlaces(rules, zoneSearch);
    const notices = new BoardNotices(nodes);
    return new SavedZonesService(repository, new BoardsService(repository, places, notices), places, notices);
  }

  beforeEach(() => {
    boards = new BoardsInMemory();
    nodes = new InMemoryNodeBus();
    changed = [];
    nodes.subscribe('saved-zones-changed', ({ userId }) => changed.push(userId));
    zones = serviceWith(search);
  });

  it('notifies the pages of the user after each write, and not after a refused one', async () => {
    const { id } = await zones.add('ann', { zone: 'UTC' });
    await zones.change('ann', id, { label: 'Here' });
    await zones.reorder('ann', [id]);
    await expect(zones.change('ben', id, { label: 'Mine' })).rejects.toThrow();
    await zones.remove('ann', id);
    expect(changed).toEqual(['ann', 'ann', 'ann', 'ann']);
  });

  it('saves an old name as it was chosen, in its canonical letter case', async () => {
    const saved = await zones.add('ann', { zone: 'asia/calcutta' });
    expect(saved).toEqual({
      id: expect.any(String),
      zone: 'Asia/Calcutta',
      label: null,
      place: null,
      country: null,
      latitude: expect.closeTo(22.55, 1),
      longitude: expect.closeTo(88.37, 1),
      position: 0,
    });
    expect(await zones.list('ann')).toEqual([saved]);
  });

  it('saves the coordinates that a search returned, and otherwise those of the place', async () => {
    const given = { latitude: 34.69, longitude: 135.2 };
    expect(await zones.add('ann', { zone: 'Asia/Tokyo', place: 'Kobe', ...given })).toMatchObject(given);
    const seattle = { zone: 'America/Los_Angeles', place: 'Seattle', country: 'United States' };
    expect(await zones.add('ann', seattle)).toMatchObject({ latitude: 47.61, longitude: -122.33 });
    const portland = { zone: 'America/New_York', place: 'Portland, Maine', latitude: 43.66 };
    expect(await zones.add('ann', portland)).toMatchObject({ latitude: 43.66, longitude: -70.26 });
    expect(await zones.add('ann', { zone: 'UTC' })).toMatchObject({ latitude: null, longitude: null });
  });

  it('answers with the city of the zone for a row without coordinates, then stores those of the place', async () => {
    const row: Omit<StoredClock, 'zone' | 'place'> = {
      ...{ id: ID, label: null, country: null, position: 0, latitude: null, longitude: null },
      ...{ hours: null, note: null, revision: 1 },
    };
    const clocks = [{ ...row, zone: 'Asia/Shanghai', place: 'Chengdu' }];
    await boards.changeFirst('ann', (before) => ({ ...before, clocks }));
    const [first] = await serviceWith(new ZoneSearch(rules, new SystemClock())).list('ann');
    expect(first).toMatchObject({ latitude: 31.23, longitude: 121.47 });
    expect(changed).toEqual([]);
    await new Promise<void>((resolve) => nodes.subscribe('saved-zones-changed', () => resolve()));
    expect((await boards.findFirst('ann'))?.clocks).toMatchObject([{ latitude: 30.67, longitude: 104.07 }]);
  });

  it('saves the same zone twice, under two labels', async () => {
    await zones.add('ann', { zone: 'Asia/Tokyo', label: 'Yuki', place: 'Tokyo' });
    const second = await zones.add('ann', { zone: 'Asia/Tokyo', label: 'Ken', position: 0 });
    expect(second.position).toBe(0);
    expect((await zones.list('ann')).map(({ label }) => label)).toEqual(['Ken', 'Yuki']);
  });

  it('refuses an unknown zone, at its field, with a suggestion', async () => {
    const message = 'There is no zone "Europe/Calcutta": did you mean Asia/Kolkata?';
    await expect(zones.add('ann', { zone: 'Europe/Calcutta' })).rejects.toMatchObject({
      kind: 'invalid',
      message,
      errors: [{ field: 'zone', message }],
    });
    await expect(zones.change('ann', ID, { zone: 'Mars/Base' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await zones.list('ann')).toEqual([]);
  });

  it('changes label and zone, one or both', async () => {
    const { id } = await zones.add('ann', {
      zone: 'Asia/Tokyo',
      label: 'Yuki',
      place: 'Kobe',
      country: 'Japan',
    });
    expect(await zones.change('ann', id, { label: null })).toMatchObject({
      label: null,
      place: 'Kobe',
      country: 'Japan',
    });
    expect(await zones.change('ann', id, { zone: 'asia/seoul' })).toMatchObject({
      zone: 'Asia/Seoul',
      place: null,
      country: null,
      latitude: expect.closeTo(37.56, 1),
      longitude: expect.closeTo(126.98, 1),
    });
    expect(await zones.change('ann', id, {})).toMatchObject({ zone: 'Asia/Seoul', label: null });
  });

  it('accepts an id in any letter case', async () => {
    const { id } = await zones.add('ann', { zone: 'UTC' });
    expect(await zones.change('ann', id.toUpperCase(), { label: 'Zulu' })).toMatchObject({
      id,
      label: 'Zulu',
    });
    expect(await zones.reorder('ann', [id.toUpperCase()])).toHaveLength(1);
    await zones.remove('ann', id.toUpperCase());
    expect(await zones.list('ann')).toEqual([]);
  });

  it.each([ID, '17', '', '__proto__'])('does not find the id %j of another user', async (id) => {
    await zones.add('ann', { zone: 'UTC' });
    await expect(zones.remove('bob', id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(zones.change('bob', id, { label: 'mine' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('does not let one user change the list of another', async () => {
    const { id } = await zones.add('ann', { zone: 'UTC' });
    await expect(zones.remove('bob', id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(zones.reorder('bob', [id])).rejects.toMatchObject({ kind: 'conflict' });
    expect(await zones.list('ann')).toHaveLength(1);
  });
});
