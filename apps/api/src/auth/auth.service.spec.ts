import type { AuditLog } from '../audit/audit-log';
import type { PasswordHasher } from '../users/password-hasher';
import type { Passwords } from '../users/passwords';
import type { UserEntity } from '../users/user.entity';
import type { UsersRepository } from '../users/users.repository';
import { AttemptCounters } from '../cluster/attempt-counters';
import { AttemptLimits } from './attempt-limits';
import { AuthService } from './auth.service';
import type { Registration } from './registration';
import type { SignInNetworks } from './sign-in-networks';

const HASH = 'hash of: three long words';

describe('AuthService', () => {
  let row: UserEntity;
  let auth: AuthService;
  let keys: string[];
  let checked: number;
  let remembered: string[];
  let recorded: [kind: string, username: string | null][];

  beforeEach(() => {
    keys = [];
    checked = 0;
    remembered = [];
    recorded = [];
    row = {
      id: 'id-1',
      username: 'Kaya',
      usernameKey: 'kaya',
      passwordHash: HASH,
      preferences: {},
      isAdmin: false,
      isDisabled: false,
      createdAt: new Date(0),
      hasSecondFactor: false,
    };
    const repository: Pick<UsersRepository, 'findById' | 'findByKey'> = {
      findById: (id) => Promise.resolve(id === row.id ? { ...row } : null),
      findByKey: (key) => {
        keys.push(key);
        return Promise.resolve(key === row.usernameKey ? { ...row } : null);
      },
    };
    const hasher: Pick<PasswordHasher, 'matches'> = {
      matches: (hash, password) => {
        checked += 1;
        return Promise.resolve(hash === `hash of: ${password}`);
      },
    };
    const passwords: Pick<Passwords, 'change' | 'reset'> = {
      reset: () => Promise.resolve({ ...row }),
      change: (_user, password) => {
        row.passwordHash = `hash of: ${password}`;
        return Promise.resolve();
      },
    };
    const networks: Pick<SignInNetworks, 'has' | 'remember'> = {
      has: () => Promise.resolve(false),
      remember: (id, network) => {
        remembered.push(`${id} ${network}`);
        return Promise.resolve();
      },
    };
    const audit: Pick<AuditLog, 'record' | 'recordOnce'> = {
      record: (kind, _actor, user) => {
        recorded.push([kind, user?.username ?? null]);
        return Promise.resolve();
      },
      recordOnce: async (kind, _actor, _what, user) => {
        recorded.push([kind, (await user())?.username ?? null]);
      },
    };
    auth = new AuthService(
      repository as UsersRepository,
      {} as Registration,
      passwords as Passwords,
      hasher as PasswordHasher,
      new AttemptLimits(new AttemptCounters()),
      networks as SignInNetworks,
      audit as AuditLog,
    );
  });

  const client = { network: '192.0.2.1', signal: new AbortController().signal };
  const signIn = (password = 'three long words') => auth.authenticate('KAYA', password, client);

  it('recognizes a user by name and password', async () => {
    const user = await signIn();
    expect(user).toEqual({
      id: 'id-1',
      username: 'Kaya',
      isAdmin: false,
      createdAtMs: 0,
      hasSecondFactor: false,
    });
    expect(await auth.stillHolds(user)).toBe(true);
  });

  it('tells a disabled user so, but only with the right password', async () => {
    row.isDisabled = true;
    await expect(signIn()).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(signIn('something else')).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it.each<[string, () => void]>([
    ['changed', () => (row.passwordHash = 'hash of: other long words')],
    ['deleted with the account', () => (row.id = 'gone')],
    ['disabled', () => (row.isDisabled = true)],
  ])('does not complete a log-in whose password has become invalid: %s', async (_how, happens) => {
    const user = await signIn();
    happens();
    expect(await auth.stillHolds(user)).toBe(false);
  });

  it('does the same work for a name that is too long, and does not query the database', async () => {
    const tooLong = auth.authenticate('ﷺ'.repeat(100), 'three long words', client);
    await expect(tooLong).rejects.toMatchObject({
      kind: 'unauthenticated',
      message: 'User name and password do not match: check both.',
    });
    expect(keys).toEqual(['']);
    expect(checked).toBe(1);
  });

  it('remembers the network of a successful sign-in, and not that of a failed one', async () => {
    await expect(signIn('something else')).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(remembered).toEqual([]);
    await signIn();
    expect(remembered).toEqual(['id-1 192.0.2.1']);
  });

  it('records wrong and throttled sign-ins in the audit log, and no name that is unknown', async () => {
    await expect(auth.authenticate('my password', 'x', client)).rejects.toThrow();
    for (let guess = 0; guess < 11; guess += 1) await expect(signIn(`guess ${guess}`)).rejects.toThrow();
    expect(recorded).toEqual([
      ['sign-in-refused', null],
      ...Array.from({ length: 10 }, () => ['sign-in-refused', 'Kaya']),
      ['sign-in-throttled', 'Kaya'],
    ]);
  });

  it('does not look up the name when the whole network is refused', async () => {
    for (let name = 0; name < 100; name += 1) {
      await expect(auth.authenticate(`name-${name}`, 'x', client)).rejects.toThrow();
    }
    keys.length = 0;
    await expect(signIn()).rejects.toMatchObject({ kind: 'throttled' });
    expect(keys).toEqual([]);
    expect(recorded.at(-1)).toEqual(['sign-in-throttled', null]);
  });

  it('accepts the right password at once after a reset, whatever was guessed before from the same network', async () => {
    for (let guess = 0; guess < 10; guess += 1) await expect(signIn(`guess ${guess}`)).rejects.toThrow();
    await expect(signIn()).rejects.toMatchObject({ kind: 'throttled', code: 'too-many-attempts' });
    await auth.resetPassword({ token: 'x', newPassword: 'three long words' }, client);
    expect(await signIn()).toMatchObject({ username: 'Kaya' });
  });

  it('does not authenticate a user who has not chosen a password yet', async () => {
    row.passwordHash = null;
    await expect(signIn()).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  describe('of a signed-in user', () => {
    const user = { id: 'id-1', username: 'Kaya', isAdmin: false, createdAtMs: 0, hasSecondFactor: false };
    const change = { currentPassword: 'three long words', newPassword: 'other long words' };

    it('counts wrong passwords like those of a log-in', async () => {
      for (let guess = 0; guess < 10; guess += 1) {
        const wrong = auth.confirm(user, `guess ${guess}`, 'password', client);
        await expect(wrong).rejects.toMatchObject({ kind: 'invalid', errors: [{ field: 'password' }] });
      }
      for (const refused of [
        auth.confirm(user, 'three long words', 'password', client),
        auth.changePassword(user, change, 'session', client),
        signIn(),
      ]) {
        await expect(refused).rejects.toMatchObject({ kind: 'throttled' });
      }
    });

    it('changes the password', async () => {
      await auth.changePassword(user, change, 'session', client);
      expect(row.passwordHash).toBe('hash of: other long words');
    });
  });
});
