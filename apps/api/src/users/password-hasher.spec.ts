import { PasswordHasher } from './password-hasher';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();

  it('makes argon2id hashes that know their password', async () => {
    const hash = await hasher.hash('three long words');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await hasher.matches(hash, 'three long words')).toBe(true);
    expect(await hasher.matches(hash, 'three long word')).toBe(false);
  });

  it('lets nobody in, not even with the password of the stand-in', async () => {
    expect(await hasher.matches(null, 'nobody has this password')).toBe(false);
  });
});
