import { addressFrom, dateAfter, queryOf, untilOf, withPosition } from './plan-address';

describe('the address of the plan', () => {
  it('has the usual values without parameters, and no parameters for those', () => {
    const address = addressFrom({});
    expect(address).toEqual({
      zones: null,
      also: [],
      optional: [],
      without: [],
      minutes: 60,
      from: null,
      days: 14,
    });
    expect(Object.values(queryOf(address)).filter(Boolean)).toEqual([]);
    expect(untilOf(address)).toBeNull();
  });

  it('keeps all parameters', () => {
    const query = {
      zones: 'Europe/Berlin,Asia/Tokyo',
      also: 'UTC',
      optional: '2,3',
      without: '1',
      minutes: '30',
      from: '2027-02-27',
      days: '7',
    };
    expect(queryOf(addressFrom(query))).toEqual(query);
    expect(untilOf(addressFrom(query))).toBe('2027-03-06');
  });

  it('leaves out what cannot be read', () => {
    const query = { optional: 'x,0,-1,2', minutes: 'long', from: 'tomorrow', days: '1e9' };
    expect(addressFrom(query)).toMatchObject({ optional: [2], minutes: 60, from: null, days: 14 });
  });

  it('counts days over the end of a month', () => {
    expect(dateAfter('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('withPosition', () => {
  it('adds and removes a position', () => {
    expect(withPosition([3], 1, true)).toEqual([1, 3]);
    expect(withPosition([1, 3], 3, false)).toEqual([1]);
  });
});
