import { isUsername, lookupKey, normalizedUsername, usernameKey } from './username';

describe('isUsername', () => {
  it.each([
    'kaya',
    'a.b@c+d-e_f',
    'Zoë',
    '李小龙',
    'Ω12',
    'x'.repeat(150),
    'Наталья',
    'ελένη',
    '山田タロウ',
    'taro山田',
    'サッカー2026',
    '김철수-kim',
    'محمد',
    'אביגיל',
    'ｋａｙａ',
  ])('accepts %s', (name) => {
    expect(isUsername(name)).toBe(true);
  });

  it.each(['', 'ab', 'x'.repeat(151), 'a b c', 'a/b/c', 'kaya\u200b', '<b>kaya', 'kaya!', '👩👩👩'])(
    'refuses %j',
    (name) => {
      expect(isUsername(name)).toBe(false);
    },
  );

  it.each([
    ['a Cyrillic a in Latin', 'p\u0430ypal'],
    ['a Greek o in Latin', 'b\u03bfb-the-1st'],
    ['Cyrillic with a Latin letter', 'Натaлья'],
    ['Greek with Cyrillic', 'ελένηд'],
    ['Han with Cyrillic', '李小龙д'],
    ['a filler that is a letter', 'kaya\u3164'],
    ['another', 'ka\u115fya'],
    ['a joiner', 'kay\u200da'],
    ['a soft hyphen', 'kay\u00ada'],
    ['a script of scholars', '\u13aa\u13b3\u13a2'],
    ['digits of another script', 'kaya\u0663'],
    ['a letter of no script', 'kaya\u02d0'],
  ])('refuses %s', (_what, name) => {
    expect(isUsername(name)).toBe(false);
  });

  it('counts the characters that remain after normalization', () => {
    expect(isUsername('ﬃ')).toBe(true);
  });
});

describe('lookupKey', () => {
  it('is that of the name, and empty for a text that is too long for one', () => {
    expect(lookupKey('KAYA')).toBe('kaya');
    expect(lookupKey('ﷺ'.repeat(8))).toHaveLength(8 * 18);
    expect(lookupKey('ﷺ'.repeat(9))).toBe('');
    expect(lookupKey('ΐ'.repeat(150))).not.toBe('');
  });
});

describe('usernameKey', () => {
  it.each([
    ['Kaya', 'kaya'],
    ['ＫＡＹＡ', 'kaya'],
    ['Straße', 'STRASSE'],
    ['é', 'e\u0301'],
    ['ſam', 'Sam'],
  ])('treats %s and %s as one name', (one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  it('keeps the case for display', () => {
    expect(normalizedUsername('ＫaＹa')).toBe('KaYa');
  });
});
