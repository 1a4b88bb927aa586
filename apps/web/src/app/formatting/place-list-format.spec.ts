import { formatPlaceList } from './place-list-format';

describe('formatPlaceList', () => {
  it('joins the last name with “and”', () => {
    expect(formatPlaceList(['a'])).toBe('a');
    expect(formatPlaceList(['a', 'b'])).toBe('a and b');
  });

  it('shortens a long list', () => {
    expect(formatPlaceList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
    expect(formatPlaceList(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d and 3 more');
  });
});
