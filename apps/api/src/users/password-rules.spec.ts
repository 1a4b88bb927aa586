import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordFault } from './password-rules';

describe('passwordFault', () => {
  it.each(['three long words', 'correct-horse', 'пароль-из-слов', 'x7Qp!2mz'])('takes %s', (password) => {
    expect(passwordFault(password, 'kaya')).toBeNull();
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
      passwordFault(password, password.startsWith('kaya') ? 'kayakaya' : 'annalisa@example.org'),
    ).toContain(reason);
  });

  it('does not take a long password for a short name it happens to hold', () => {
    expect(passwordFault('bob and a whole sentence behind it', 'bob')).toBeNull();
  });

  it('knows at least 20,000 common ones', () => {
    expect(dictionary['passwords-common'].length).toBeGreaterThanOrEqual(20_000);
  });
});
