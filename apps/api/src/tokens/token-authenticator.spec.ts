import { AttemptCounters } from '../cluster/attempt-counters';
import type { AccessTokensRepository, StoredToken } from './access-tokens.repository';
import { makeAccessToken } from './bearer';
import { MAX_UNKNOWN_TOKENS, TokenAuthenticator } from './token-authenticator';

const HOME = '192.0.2.1';

describe('TokenAuthenticator', () => {
  const valid = makeAccessToken();
  let stored: Map<string, StoredToken>;
  const find = jest.fn((hash: string) => Promise.resolve(stored.get(hash) ?? null));
  const noteUse = jest.fn(() => Promise.resolve());
  let tokens: TokenAuthenticator;

  beforeEach(() => {
    jest.clearAllMocks();
    const token: StoredToken = {
      id: 'id',
      userId: 'user',
      scopes: ['clock:read'],
      isExpired: false,
      isUseDue: false,
    };
    stored = new Map([[valid.tokenHash, token]]);
    tokens = new TokenAuthenticator(
      { find, noteUse } as unknown as AccessTokensRepository,
      new AttemptCounters(),
    );
  });

  async function guess(times: number, network = HOME): Promise<void> {
    for (let each = 0; each < times; each += 1) {
      const refused = tokens.authenticate(makeAccessToken().token, network);
      await expect(refused).rejects.toMatchObject({ kind: 'unauthenticated' });
    }
  }

  it('names the user and the scopes of a valid token', async () => {
    const found = { userId: 'user', scopes: ['clock:read'] };
    expect(await tokens.authenticate(valid.token, HOME)).toEqual(found);
    expect(noteUse).not.toHaveBeenCalled();
  });

  it('notes the use of a token when it is due', async () => {
    stored.set(valid.tokenHash, { ...stored.get(valid.tokenHash)!, isUseDue: true });
    await tokens.authenticate(valid.token, HOME);
    expect(noteUse).toHaveBeenCalledWith('id');
  });

  it('refuses an expired token with its own sentence, and does not note its use', async () => {
    stored.set(valid.tokenHash, { ...stored.get(valid.tokenHash)!, isExpired: true, isUseDue: true });
    await expect(tokens.authenticate(valid.token, HOME)).rejects.toThrow('This token has expired');
    expect(noteUse).not.toHaveBeenCalled();
  });

  it('refuses a token at once when it is revoked, and from then on without a query', async () => {
    await tokens.authenticate(valid.token, HOME);
    stored.clear();
    find.mockClear();
    for (let each = 0; each < MAX_UNKNOWN_TOKENS + 10; each += 1) {
      await expect(tokens.authenticate(valid.token, HOME)).rejects.toMatchObject({
        kind: 'unauthenticated',
        challenge: expect.stringMatching(/^Bearer error="invalid_token", error_description="[^"]+"$/),
      });
    }
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('refuses a network that guesses without further queries, and no other network', async () => {
    await guess(MAX_UNKNOWN_TOKENS + 1);
    find.mockClear();
    await expect(tokens.authenticate(makeAccessToken().token, HOME)).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterSeconds: expect.any(Number),
    });
    expect(find).not.toHaveBeenCalled();
    await guess(1, '192.0.2.2');
  });

  it('accepts a token that was valid before although its network guesses', async () => {
    await tokens.authenticate(valid.token, HOME);
    await guess(MAX_UNKNOWN_TOKENS + 1);
    expect(await tokens.authenticate(valid.token, HOME)).toMatchObject({ userId: 'user' });
  });
});
