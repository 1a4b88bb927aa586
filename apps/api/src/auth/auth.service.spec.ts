import type { PasswordHasher } from '../users/password-hasher';
import type { UserEntity } from '../users/user.entity';
import type { UsersRepository } from '../users/users.repository';
import type { UsersService } from '../users/users.service';
import { AttemptCounters } from './attempt-counters';
import { AttemptLimits } from './attempt-limits';
import { AuthService } from './auth.service';

const HASH = 'hash of: three long words';

describe('AuthService', () => {
  let row: UserEntity;
  let auth: AuthService;

  beforeEach(() => {
    row = {
      id: 'id-1',
      username: 'Kaya',
      usernameKey: 'kaya',
      passwordHash: HASH,
      preferences: {},
      isAdmin: false,
      isDisabled: false,
      createdAt: new Date(0),
    };
    const repository: Pick<UsersRepository, 'findById' | 'findByUsername'> = {
      findById: (id) => Promise.resolve(id === row.id ? { ...row } : null),
      findByUsername: (name) => Promise.resolve(name.toLowerCase() === row.usernameKey ? { ...row } : null),
    };
    const hasher: Pick<PasswordHasher, 'matches'> = {
      matches: (hash, password) => Promise.resolve(hash === `hash of: ${password}`),
    };
    auth = new AuthService(
      repository as UsersRepository,
      {} as UsersService,
      hasher as PasswordHasher,
      new AttemptLimits(new AttemptCounters()),
    );
  });

  const signIn = (password = 'three long words') => auth.authenticate('KAYA', password, '192.0.2.1');

  it('knows a person by name and password', async () => {
    const person = await signIn();
    expect(person).toEqual({ id: 'id-1', username: 'Kaya', isAdmin: false, createdAtMs: 0 });
    expect(await auth.stillHolds(person)).toBe(true);
  });

  it('tells a disabled person so, but only with the right password', async () => {
    row.isDisabled = true;
    await expect(signIn()).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(signIn('something else')).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it.each<[string, () => void]>([
    ['changed', () => (row.passwordHash = 'hash of: other long words')],
    ['taken away with the account', () => (row.id = 'gone')],
    ['disabled', () => (row.isDisabled = true)],
  ])('does not let a log-in outlive its password: %s', async (_how, happens) => {
    const person = await signIn();
    happens();
    expect(await auth.stillHolds(person)).toBe(false);
  });
});
