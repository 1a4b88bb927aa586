import { FactorKeys } from './factor-keys';

const keys = new FactorKeys('a root key');
const secret = Buffer.from('12345678901234567890');

describe('the secret of an authenticator app', () => {
  it('is encrypted differently each time, and decrypted with the same key', () => {
    const sealed = [keys.seal('ada', secret), keys.seal('ada', secret)];
    expect(sealed[0]).not.toBe(sealed[1]);
    for (const each of sealed) expect(new FactorKeys('a root key').open('ada', each)).toEqual(secret);
  });

  it('is not decrypted for another user, with another key, or after a change', () => {
    const sealed = keys.seal('ada', secret);
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1]! ^= 1;
    expect(() => keys.open('bob', sealed)).toThrow();
    expect(() => new FactorKeys('another root key').open('ada', sealed)).toThrow();
    expect(() => keys.open('ada', changed.toString('base64url'))).toThrow();
    expect(() => keys.open('ada', '')).toThrow();
  });
});
