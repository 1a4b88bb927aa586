import { usernameFault } from './username-rules';

describe('usernameFault', () => {
  it.each(['ada', ' ada ', 'Zoë-1', 'Наталья', 'taro山田', '김철수'])('accepts %s', (name) => {
    expect(usernameFault(name)).toBe('');
  });

  it.each([
    ['ab', 'at least 3'],
    ['x'.repeat(151), 'at most 150'],
    ['a b c', 'Use only letters'],
    ['kaya\u3164', 'Use only letters'],
    ['p\u0430ypal', 'one script'],
  ])('explains what to change about %j', (name, sentence) => {
    expect(usernameFault(name)).toContain(sentence);
  });
});
