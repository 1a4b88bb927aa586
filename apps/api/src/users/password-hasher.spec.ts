import { PasswordHasher } from './password-hasher';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();

  it('creates argon2id hashes that match their password', async () => {
    const hash = await hasher.hash('three long words');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await hasher.matches(hash, 'three long words')).toBe(true);
    expect(await hasher.matches(hash, 'three long word')).toBe(false);
  });

  it('accepts no password without a user, not even that of the dummy hash', async () => {
    expect(await hasher.matches(null, 'no user has this password')).toBe(false);
  });
});
