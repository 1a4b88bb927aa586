import { isUsername, normalizedUsername, usernameKey } from './username';

describe('isUsername', () => {
  it.each(['kaya', 'a.b@c+d-e_f', 'Zoë', '李小龙', 'Ω12', 'x'.repeat(150)])('takes %s', (name) => {
    expect(isUsername(name)).toBe(true);
  });

  it.each(['', 'ab', 'x'.repeat(151), 'a b c', 'a/b/c', 'kaya\u200b', '<b>kaya', 'kaya!', '👩👩👩'])(
    'refuses %j',
    (name) => {
      expect(isUsername(name)).toBe(false);
    },
  );

  it('counts what is left after normalization', () => {
    expect(isUsername('ﬃ')).toBe(true);
  });
});

describe('usernameKey', () => {
  it.each([
    ['Kaya', 'kaya'],
    ['ＫＡＹＡ', 'kaya'],
    ['Straße', 'STRASSE'],
    ['é', 'e\u0301'],
    ['ſam', 'Sam'],
  ])('takes %s and %s for one name', (one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  it('keeps the case of what is shown', () => {
    expect(normalizedUsername('ＫaＹa')).toBe('KaYa');
  });
});
