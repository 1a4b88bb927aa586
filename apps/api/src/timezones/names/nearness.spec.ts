import {
  comparable,
  EXACT,
  hasAllWords,
  nearnessOf,
  NOWHERE,
  PREFIX,
  type Query,
  queryOf,
  WITHIN,
  WORDS,
} from './nearness';

const query = (typed: string): Query => queryOf(typed)!;

describe('nearnessOf', () => {
  it.each([
    ['New_York', 'new york', EXACT],
    ['New York', 'NEW Y', PREFIX],
    ['New York', 'york', WORDS],
    ['New York', 'york new', WORDS],
    ['New York', 'y n', WORDS],
    ['New York', 'ork', WITHIN],
    ['New York', 'w y', WITHIN],
    ['New York', 'boston', NOWHERE],
    ['New York', 'new x', NOWHERE],
  ])('%s for %j: %d', (text, typed, nearness) => {
    expect(nearnessOf(comparable(text), query(typed))).toBe(nearness);
  });
});

describe('hasAllWords', () => {
  it.each([
    ['Europe/Paris France', 'paris fr', true],
    ['Europe/Paris France', 'paris texas', false],
  ])('%s for %j: %p', (text, typed, answer) => {
    expect(hasAllWords(comparable(text), query(typed))).toBe(answer);
  });
});

describe('queryOf', () => {
  it('contains each word once', () => {
    expect(query('a a  b').words).toEqual([' a', ' b']);
  });

  it.each(['', ' ', '!?', '\u0301'])('is null for %j', (typed) => {
    expect(queryOf(typed)).toBeNull();
  });
});
