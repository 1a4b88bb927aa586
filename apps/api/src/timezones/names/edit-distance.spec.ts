import { editDistance } from './edit-distance';

describe('editDistance', () => {
  it.each([
    ['phoenix', 'phoenix', 0],
    ['pheonix', 'phoenix', 1],
    ['bejing', 'beijing', 1],
    ['los angelas', 'los angeles', 1],
    ['phillipines', 'philippines', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['ca', 'abc', 3],
  ])('counts the edits from %j to %j: %d', (from, to, edits) => {
    expect(editDistance(from, to, 5)).toBe(edits);
    expect(editDistance(to, from, 5)).toBe(edits);
  });

  it('stops beyond the limit', () => {
    expect(editDistance('springfield', 'tokyo', 2)).toBeGreaterThan(2);
  });
});
