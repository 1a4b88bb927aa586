import { Logger } from '@nestjs/common';
import { MAX_TOKEN_DAYS } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import type { SystemClock } from '../config/system-clock';
import { LiveSessions } from '../sessions/live-sessions';
import { storedSessionId } from '../sessions/stored-session-id';
import { AccessTokens } from './access-tokens';
import type { AccessTokenDraft, AccessTokensRepository } from './access-tokens.repository';
import { makeAccessToken } from './bearer';

const NOW_MS = 1_795_000_000_000;

describe('AccessTokens', () => {
  const [open, other] = [makeAccessToken().tokenHash, makeAccessToken().tokenHash];
  const session = storedSessionId('a session');
  const voidOf = jest.fn<Promise<string[]>, [string[]]>();
  const add = jest.fn((draft: AccessTokenDraft) => Promise.resolve({ id: 'id', ...draft }));
  let closed: string[];
  let nodes: InMemoryNodeBus;
  let tokens: AccessTokens;

  beforeEach(() => {
    closed = [];
    nodes = new InMemoryNodeBus();
    const live = new LiveSessions();
    for (const sessionId of [open, other, session]) {
      live.enter({ sessionId, close: (reason) => void closed.push(`${sessionId} ${reason}`) });
    }
    const repository = { voidOf, add } as unknown as AccessTokensRepository;
    tokens = new AccessTokens(repository, live, nodes, { nowMs: () => NOW_MS } as SystemClock);
    tokens.onModuleInit();
    voidOf.mockReset().mockResolvedValue([]);
  });
  afterEach(() => jest.restoreAllMocks());

  it('closes the connections of tokens that have expired, and queries no session', async () => {
    voidOf.mockResolvedValue([other]);
    await tokens.sweep();
    expect(voidOf.mock.calls).toEqual([[[open, other]]]);
    expect(closed).toEqual([`${other} ended`]);
  });

  it('closes nothing while the database cannot be reached', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    voidOf.mockRejectedValue(new Error('Connection terminated'));
    await tokens.sweep();
    expect(closed).toEqual([]);
  });

  it('closes the connections of a token that another node has revoked', () => {
    nodes.publish('tokens-revoked', { tokenHashes: [open] });
    expect(closed).toEqual([`${open} ended`]);
  });

  it.each([
    [undefined, 90],
    [NOW_MS + 1, null],
    [NOW_MS + MAX_TOKEN_DAYS * MS_PER_DAY, MAX_TOKEN_DAYS],
  ])('creates a token that expires at %p', async (expiresAtMs, days) => {
    await tokens.create('user', {
      name: 'A script',
      scopes: ['clock:read'],
      ...(expiresAtMs && { expiresAtMs }),
    });
    const stored = add.mock.lastCall?.[0].expiresAtMs;
    expect(stored).toBe(days === null ? expiresAtMs : NOW_MS + days * MS_PER_DAY);
  });

  it.each([NOW_MS, NOW_MS - 1, NOW_MS + MAX_TOKEN_DAYS * MS_PER_DAY + 1])(
    'creates no token that expires at %p',
    async (expiresAtMs) => {
      const refused = tokens.create('user', { name: 'A script', scopes: ['clock:read'], expiresAtMs });
      await expect(refused).rejects.toMatchObject({ kind: 'invalid', errors: [{ field: 'expiresAtMs' }] });
    },
  );
});
