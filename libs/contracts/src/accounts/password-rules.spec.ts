import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordFault, passwordFaultSentence, siteWords } from './password-rules';

const COMMON = new Set(dictionary['passwords-common'].map(String));
const CONTEXT = {
  siteWords: siteWords('clock.example-observatory.org'),
  isCommon: (password: string) => COMMON.has(password),
};

describe('passwordFault', () => {
  it.each([
    'three long words',
    'correct-horse',
    'пароль-из-слов',
    'x7Qp!2mz',
    'clocks strike thirteen',
    'my live band plays timpani',
    'password managers are good',
    'abcdefghijk and then some more',
    'time flies like an arrow',
    'lovely-8301746529301',
  ])('accepts %s', (password) => {
    expect(passwordFault(password, 'kaya', CONTEXT)).toBeNull();
  });

  it.each([
    ['short12', 'too-short'],
    ['👩👩👩👩👩👩👩', 'too-short'],
    ['y'.repeat(1025), 'too-long'],
    ['8301746529', 'only-digits'],
    ['٣٤٥٦٧٨٩٠', 'only-digits'],
    ['password', 'common'],
    ['password1', 'common'],
    ['PassWord1', 'common'],
    ['aaaaaaaaaaaa', 'repetition'],
    ['kayakaya1', 'like-username'],
    ['annalisa.b', 'like-username'],
  ])('refuses %s', (password, reason) => {
    expect(
      passwordFault(password, password.startsWith('kaya') ? 'kayakaya' : 'annalisa@example.org', CONTEXT),
    ).toBe(reason);
  });

  it.each([
    'P@ssw0rd',
    'p4$$w0rd2026!',
    'Dragon1987',
    '1987dragon',
    '!!Sunshine!!',
    'SUNSH1NE2024',
    'ｄｒａｇｏｎ1987',
    'Monkey123!',
    'We1come2026',
    'm0nk3y!!!',
  ])('refuses a common one in disguise: %s', (password) => {
    expect(passwordFault(password, 'kaya', CONTEXT)).toMatch(/^common/);
  });

  it.each(['zzzzzzzz', '########', 'xyxyxyxyxy', 'abcabcabcabc', '🕰🕰🕰🕰🕰🕰🕰🕰'])(
    'refuses a repetition: %s',
    (password) => {
      expect(passwordFault(password, 'kaya', CONTEXT)).toBe('repetition');
    },
  );

  it.each([
    'abcdefghi',
    'zyxwvuts',
    'poiuytrewq!',
    '4rfv5tgb6yhn',
    'fghjklqwertzui',
    'ячсмитьбю',
    'defgh4567',
  ])('refuses a row of keys: %s', (password) => {
    expect(passwordFault(password, 'kaya', CONTEXT)).toBe('sequence');
  });

  it.each(['livetz2026', 'LiveClock!', 'Cl0ckTime', 'Observatory1', 'example-clock', 'kaya-clock-1'])(
    'refuses words that are easy to guess here: %s',
    (password) => {
      expect(passwordFault(password, 'kaya', CONTEXT)).toMatch(/^(site-words|common)/);
    },
  );

  it('does not compare a long password with a short name that it happens to contain', () => {
    expect(passwordFault('bob and a whole sentence behind it', 'bob', CONTEXT)).toBeNull();
  });

  it('accepts the longest password, whatever it contains', () => {
    for (const piece of ['ab', 'a1', 'qwe', '1!', 'live', 'é', '@$']) {
      const longest = `${piece.repeat(512).slice(0, 1000)} and three long words`;
      expect(passwordFault(longest, 'kaya'.repeat(37), CONTEXT)).toBeNull();
    }
  });

  it('contains at least 20,000 common passwords', () => {
    expect(dictionary['passwords-common'].length).toBeGreaterThanOrEqual(20_000);
  });
});

it('passwordFaultSentence says what to choose instead', () => {
  expect(passwordFaultSentence('too-short')).toBe('Use at least 8 characters.');
});
