import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordFault, siteWords } from './password-rules';

const WORDS = siteWords('clock.example-observatory.org');

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
    expect(passwordFault(password, 'kaya', WORDS)).toBeNull();
  });

  it.each([
    ['short12', 'at least 8'],
    ['👩👩👩👩👩👩👩', 'at least 8'],
    ['y'.repeat(1025), 'at most 1024'],
    ['8301746529', 'only digits'],
    ['٣٤٥٦٧٨٩٠', 'only digits'],
    ['password1', 'many people'],
    ['PassWord1', 'many people'],
    ['kayakaya1', 'less like your user name'],
    ['annalisa.b', 'less like your user name'],
  ])('refuses %s', (password, reason) => {
    expect(
      passwordFault(password, password.startsWith('kaya') ? 'kayakaya' : 'annalisa@example.org', WORDS),
    ).toContain(reason);
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
    expect(passwordFault(password, 'kaya', WORDS)).toMatch(/many people use this one/);
  });

  it.each(['zzzzzzzz', '########', 'xyxyxyxyxy', 'abcabcabcabc', '🕰🕰🕰🕰🕰🕰🕰🕰'])(
    'refuses a repetition: %s',
    (password) => {
      expect(passwordFault(password, 'kaya', WORDS)).toContain('again and again');
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
    expect(passwordFault(password, 'kaya', WORDS)).toMatch(/row of keys|many users/);
  });

  it.each(['livetz2026', 'LiveClock!', 'Cl0ckTime', 'Observatory1', 'example-clock', 'kaya-clock-1'])(
    'refuses words that are easy to guess here: %s',
    (password) => {
      expect(passwordFault(password, 'kaya', WORDS)).toMatch(/words of this site|many people/);
    },
  );

  it('does not compare a long password with a short name that it happens to contain', () => {
    expect(passwordFault('bob and a whole sentence behind it', 'bob', WORDS)).toBeNull();
  });

  it('accepts the longest password, whatever it contains', () => {
    for (const piece of ['ab', 'a1', 'qwe', '1!', 'live', 'é', '@$']) {
      const longest = `${piece.repeat(512).slice(0, 1000)} and three long words`;
      expect(passwordFault(longest, 'kaya'.repeat(37), WORDS)).toBeNull();
    }
  });

  it('contains at least 20,000 common passwords', () => {
    expect(dictionary['passwords-common'].length).toBeGreaterThanOrEqual(20_000);
  });
});
