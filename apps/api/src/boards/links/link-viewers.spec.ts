import { MAX_LINK_VIEWERS } from '@live-tz/contracts';
import { InMemoryNodeBus } from '../../cluster/in-memory-node-bus';
import type { SystemClock } from '../../config/system-clock';
import { Metrics } from '../../monitoring/metrics';
import { tokenHashOf } from '../../users/one-time-token';
import type { BoardLinksRepository, UsableLink } from './board-links.repository';
import { type LinkViewer, LinkViewers } from './link-viewers';
import { linkVoid } from './links.errors';

describe('LinkViewers', () => {
  let nodes: InMemoryNodeBus;
  let nowMs: number;
  let stored: Map<string, UsableLink>;
  let isAway: boolean;
  let viewers: LinkViewers;
  let events: string[];

  beforeEach(() => {
    nodes = new InMemoryNodeBus();
    nowMs = 1_000;
    isAway = false;
    events = [];
    stored = new Map();
    const repository: Pick<BoardLinksRepository, 'find' | 'validOf'> = {
      find: async (tokenHash) => {
        const found = stored.get(tokenHash);
        if (found === undefined) throw linkVoid();
        return found;
      },
      validOf: async () => {
        if (isAway) throw new Error('The database is away: this is part of the test.');
        return new Set([...stored.values()].map(({ id }) => id));
      },
    };
    const clock = { nowMs: () => nowMs } as SystemClock;
    viewers = new LinkViewers(repository as BoardLinksRepository, clock, nodes, new Metrics());
    viewers.onApplicationBootstrap();
  });
  afterEach(() => viewers.onApplicationShutdown());

  function share(id: string, boardId: string, expiresAtMs: number | null = null): void {
    stored.set(tokenHashOf(`token of ${id}`), { id, boardId, ownerId: 'owner', role: 'viewer', expiresAtMs });
  }

  function viewer(name: string): LinkViewer {
    return {
      onBoard: ({ id, revision }) => events.push(`${name}: ${id} ${revision}`),
      onVoid: (boardId) => events.push(`${name}: ${boardId} void`),
    };
  }

  it('refuses a token that is void', async () => {
    await expect(viewers.enter('guess', viewer('a'))).rejects.toMatchObject({
      kind: 'gone',
      code: 'link-void',
    });
  });

  it('notifies the viewers of a board, whatever their link, of its changes', async () => {
    share('one', 'x');
    share('two', 'x');
    share('other', 'y');
    for (const id of ['one', 'two', 'other']) await viewers.enter(`token of ${id}`, viewer(id));
    nodes.publish('board-changed', { boardId: 'x', revision: 3, userIds: [] });
    expect(events).toEqual(['one: x 3', 'two: x 3']);
    expect([viewers.count(), viewers.count('one')]).toEqual([3, 1]);
  });

  it('closes the viewers of a link that was revoked, and all of a board that was deleted', async () => {
    for (const id of ['one', 'two', 'three']) {
      share(id, 'x');
      await viewers.enter(`token of ${id}`, viewer(id));
    }
    nodes.publish('board-links-ended', { boardId: 'x', linkId: 'two' });
    expect(events).toEqual(['two: x void']);
    nodes.publish('board-links-ended', { boardId: 'x', linkId: null });
    expect(events).toEqual(['two: x void', 'one: x void', 'three: x void']);
    expect(viewers.count()).toBe(0);
  });

  it('closes the viewers of links whose owner is disabled or removed', async () => {
    for (const id of ['one', 'two']) {
      share(id, id);
      await viewers.enter(`token of ${id}`, viewer(id));
    }
    stored.delete(tokenHashOf('token of two'));
    nodes.publish('user-shut-out', { userId: 'owner of two' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual(['two: two void']);
  });

  it('closes a viewer whose link was revoked while it was being read', async () => {
    share('one', 'x');
    const entering = viewers.enter('token of one', viewer('one'));
    stored.clear();
    nodes.publish('board-links-ended', { boardId: 'x', linkId: 'one' });
    await entering;
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual(['one: x void']);
    expect(viewers.count()).toBe(0);
  });

  it('closes the viewers of a link in the second in which it expires', async () => {
    share('short', 'x', 2_000);
    await viewers.enter('token of short', viewer('short'));
    await viewers.check();
    expect(events).toEqual([]);
    nowMs = 2_000;
    await viewers.check();
    expect(events).toEqual(['short: x void']);
  });

  it('finds links whose end was not published, but closes none while the database is away', async () => {
    share('one', 'x');
    await viewers.enter('token of one', viewer('one'));
    stored.clear();
    isAway = true;
    for (let count = 0; count < 30; count += 1) await viewers.check();
    expect(events).toEqual([]);
    isAway = false;
    for (let count = 0; count < 30; count += 1) await viewers.check();
    expect(events).toEqual(['one: x void']);
  });

  it(`admits ${MAX_LINK_VIEWERS} viewers of a link, and another one when one has left`, async () => {
    share('one', 'x');
    const results = await Promise.allSettled(
      Array.from({ length: 600 }, (_, at) => viewers.enter('token of one', viewer(`${at}`))),
    );
    const entered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect([entered.length, refused.length]).toEqual([MAX_LINK_VIEWERS, 600 - MAX_LINK_VIEWERS]);
    for (const error of refused) expect(error).toMatchObject({ kind: 'throttled', code: 'link-busy' });
    entered[0]?.();
    entered[0]?.();
    await viewers.enter('token of one', viewer('late'));
    expect(viewers.count('one')).toBe(MAX_LINK_VIEWERS);
  });
});
