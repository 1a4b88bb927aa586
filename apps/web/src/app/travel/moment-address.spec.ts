import { parseAt } from './moment-address';

describe('the moment of an address', () => {
  it('is an instant', () => {
    const utcMs = Date.parse('2027-01-15T14:00:00Z');
    expect(parseAt('2027-01-15T14:00Z')).toBe(utcMs);
    expect(parseAt('2027-01-15T14:00:00.000Z')).toBe(utcMs);
  });

  it.each([
    null,
    '',
    'tomorrow',
    '2027-01-15T14:00',
    '2027-01-15',
    '2027-13-15T14:00Z',
    '2027-01-15T14:00+01:00',
  ])('is not %s', (text) => {
    expect(parseAt(text)).toBeNull();
  });
});
