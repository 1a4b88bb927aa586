import { formatPlaceList } from './place-list-format';

describe('formatPlaceList', () => {
  it('shortens a long list', () => {
    expect(formatPlaceList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e');
    expect(formatPlaceList(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d and 3 more');
  });
});
