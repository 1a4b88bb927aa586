import { sign } from 'cookie-signature';
import { SessionKeys } from './session-keys';

const [OLD, NEW] = ['the old secret', 'the new secret'];

describe('SessionKeys', () => {
  it('reads its own values, and those of express-session', () => {
    const keys = new SessionKeys([NEW]);
    expect(keys.sessionIdIn(keys.cookieValue('mine'))).toBe('mine');
    expect(keys.sessionIdIn(`s:${sign('mine', NEW)}`)).toBe('mine');
  });

  it('signs with the first secret and accepts all of them', () => {
    const rotated = new SessionKeys([NEW, OLD]);
    expect(rotated.sessionIdIn(new SessionKeys([OLD]).cookieValue('mine'))).toBe('mine');
    expect(rotated.cookieValue('mine')).toBe(new SessionKeys([NEW]).cookieValue('mine'));
    expect(new SessionKeys([NEW]).sessionIdIn(new SessionKeys([OLD]).cookieValue('mine'))).toBeNull();
  });

  it.each([
    undefined,
    '',
    's:',
    's:.',
    's:mine',
    's:mine.',
    'mine.x',
    `j:${sign('mine', NEW)}`,
    sign('mine', NEW),
  ])('reads nothing in %j', (value) => expect(new SessionKeys([NEW]).sessionIdIn(value)).toBeNull());

  it('has a separate key for CSRF tokens', () => {
    const { csrf } = new SessionKeys([NEW, OLD]);
    expect(csrf.map(({ length }) => length)).toEqual([32, 32]);
    expect(csrf[0]).not.toEqual(csrf[1]);
    expect(csrf.some((key) => key.equals(Buffer.from(NEW)))).toBe(false);
  });

  it('requires a secret', () => {
    expect(() => new SessionKeys([])).toThrow();
  });
});
