import { passwordWeakness } from './password-strength';

describe('passwordWeakness', () => {
  it.each([
    ['short', '1234abc', 'ada', 'Too short'],
    ['only digits', '8412095573', 'ada', 'Only digits'],
    ['digits of another script', '٣٤٥٦٧٨٩٠', 'ada', 'Only digits'],
    ['the user name and a digit', 'Grace.Hopper1', 'grace.hopper', 'Too like your user name'],
    ['a part of the user name', 'hopper12', 'grace.hopper', 'Too like your user name'],
  ])('names the weakness of a password: %s', (_name, password, username, sentence) => {
    expect(passwordWeakness(password, username)).toContain(sentence);
  });

  it.each([
    ['a few words', 'correct horse battery', 'ada'],
    ['no user name yet', 'correct horse', ''],
    ['a short name by chance', 'correct jo staple', 'jo'],
    ['a name within much more', 'adapted horses eat staples', 'ada'],
  ])('accepts %s', (_name, password, username) => {
    expect(passwordWeakness(password, username)).toBe('');
  });

  it('counts characters, not code units', () => {
    expect(passwordWeakness('🕰🕰🕰🕰', 'ada')).toContain('Too short');
  });
});
