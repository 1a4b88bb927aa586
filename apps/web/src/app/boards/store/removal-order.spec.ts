import { mergedOrder, positionIn } from './removal-order';

const order = (known: string, current: string) => mergedOrder([...known], [...current]).join('');
const position = (known: string, id: string, current: string) => positionIn([...known], id, [...current]);

describe('the order of clocks with those that were removed', () => {
  it('is the current order when nothing was removed', () => {
    expect(order('', 'abc')).toBe('abc');
    expect(order('abc', 'bca')).toBe('bca');
  });

  it.each([
    ['abcd', 'ad', 'abcd', 'two neighbours were removed'],
    ['abc', 'bc', 'abc', 'the first was removed'],
    ['abc', '', 'abc', 'all were removed'],
    ['abcd', 'cad', 'cabd', 'others were moved since'],
    ['abc', 'acx', 'abcx', 'another page added one since'],
  ])(
    'keeps the place of removed clocks: of %s remain %s, merged %s, because %s',
    (known, current, merged) => {
      expect(order(known, current)).toBe(merged);
    },
  );

  it('gives a removed clock its position among those that exist', () => {
    expect(position('abcd', 'b', 'ad')).toBe(1);
    expect(position('abcd', 'c', 'ad')).toBe(1);
    expect(position('abcd', 'c', 'abd')).toBe(2);
    expect(position('abc', 'a', 'bc')).toBe(0);
  });
});
