import { MAX_BOARD_CLOCKS } from '@live-tz/contracts';
import { clockIn, inOrder, withAdded, withAllAdded, withChanged, without } from './clock-list';
import type { StoredClock } from './stored-board';

const clock = (id: string, position = 0): StoredClock => ({
  id,
  zone: 'Asia/Tokyo',
  label: id.toUpperCase(),
  place: 'Tokyo',
  country: 'Japan',
  latitude: 35.69,
  longitude: 139.69,
  position,
  hours: null,
  note: null,
  revision: 0,
});
const list = ['a', 'b', 'c'].map(clock);
const order = (clocks: readonly StoredClock[]): string =>
  clocks.map(({ id, position }) => `${id}${position}`).join(' ');
const failing = (kind: string) => expect.objectContaining({ name: 'DomainError', kind });

describe('withAdded', () => {
  it.each([
    [undefined, 'a0 b1 c2 n3'],
    [0, 'n0 a1 b2 c3'],
    [1, 'a0 n1 b2 c3'],
    [3, 'a0 b1 c2 n3'],
    [99, 'a0 b1 c2 n3'],
  ])('at position %s: %s', (position, expected) => {
    expect(order(withAdded(list, clock('n'), position))).toBe(expected);
  });

  it('does not add the same clock twice', () => {
    expect(withAdded(list, { ...clock('b'), label: 'again' }, 0)).toBe(list);
  });

  it('does not modify the given list', () => {
    withAdded(list, clock('n'), 0);
    expect(order(list)).toBe('a0 b1 c2');
  });

  it('accepts the last clock that fits and refuses the next', () => {
    const almostFull = Array.from({ length: MAX_BOARD_CLOCKS - 1 }, (_, position) =>
      clock(String(position), position),
    );
    const full = withAdded(almostFull, clock('last'));
    expect(full).toHaveLength(MAX_BOARD_CLOCKS);
    expect(() => withAdded(full, clock('n'))).toThrow(failing('conflict'));
  });
});

describe('withAllAdded', () => {
  it('adds clocks in their order, after the others and each once', () => {
    expect(order(withAllAdded(list, [clock('n'), clock('b'), clock('o')]))).toBe('a0 b1 c2 n3 o4');
  });

  it('refuses all of them if one does not fit', () => {
    const many = Array.from({ length: MAX_BOARD_CLOCKS - 2 }, (_, index) => clock(String(index)));
    expect(() => withAllAdded(list, many)).toThrow(failing('conflict'));
  });
});

describe('withChanged', () => {
  it('renames, and keeps everything else', () => {
    expect(withChanged(list, 'b', { label: 'new' })[1]).toEqual({ ...clock('b', 1), label: 'new' });
    expect(withChanged(list, 'b', { label: null })[1]).toEqual({ ...clock('b', 1), label: null });
  });

  it('changes hours and note', () => {
    const hours = { from: '22:00', until: '06:00', days: [1, 7] };
    expect(withChanged(list, 'b', { hours, note: 'nights' })[1]).toEqual({
      ...clock('b', 1),
      hours,
      note: 'nights',
    });
    expect(withChanged(withChanged(list, 'b', { hours }), 'b', { hours: null })).toEqual(list);
  });

  it('removes the place and its country together with their zone', () => {
    const seoul = { zone: 'Asia/Seoul', latitude: 37.55, longitude: 126.97 };
    const removed = { place: null, country: null };
    expect(withChanged(list, 'b', seoul)[1]).toEqual({ ...clock('b', 1), ...seoul, ...removed });
    expect(withChanged(list, 'b', { zone: 'UTC' })[1]).toMatchObject({ latitude: null, longitude: null });
    expect(withChanged(list, 'b', { zone: 'Asia/Tokyo' })[1]).toEqual(clock('b', 1));
  });

  it('changes nothing if nothing is requested', () => {
    expect(withChanged(list, 'b', { zone: undefined, label: undefined })).toEqual(list);
  });

  it('does not find the id of another list', () => {
    expect(() => withChanged(list, 'x', { label: 'new' })).toThrow(failing('not-found'));
  });
});

describe('without', () => {
  it.each([
    ['a', 'b0 c1'],
    ['b', 'a0 c1'],
    ['c', 'a0 b1'],
  ])('%s: %s', (id, expected) => {
    expect(order(without(list, id))).toBe(expected);
  });

  it('does not find the id of another list', () => {
    expect(() => without(list, 'x')).toThrow(failing('not-found'));
  });
});

describe('inOrder', () => {
  it('accepts every order of the same ids', () => {
    expect(order(inOrder(list, ['c', 'a', 'b']))).toBe('c0 a1 b2');
    expect(inOrder([], [])).toEqual([]);
  });

  it.each([
    ['one missing', ['a', 'b']],
    ['one unknown', ['a', 'b', 'x']],
    ['one too many', ['a', 'b', 'c', 'x']],
    ['one twice', ['a', 'b', 'c', 'c']],
    ['one twice instead of another', ['a', 'b', 'b']],
    ['none', []],
  ])('refuses ids with %s', (_, ids) => {
    expect(() => inOrder(list, ids)).toThrow(failing('conflict'));
  });
});

describe('clockIn', () => {
  it('finds a clock by id, or throws', () => {
    expect(clockIn(list, 'c').position).toBe(2);
    expect(() => clockIn(list, 'x')).toThrow(failing('not-found'));
  });
});
