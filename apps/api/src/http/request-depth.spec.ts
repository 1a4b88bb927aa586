import { MAX_NESTING, isNestedTooDeep } from './request-depth';

function nested(levels: number): unknown {
  return levels === 0 ? 'core' : { in: nested(levels - 1) };
}

describe('isNestedTooDeep', () => {
  it.each([null, undefined, 7, 'text', {}, [], { ids: ['a', 'b'] }, nested(MAX_NESTING)])(
    'accepts %j',
    (value) => {
      expect(isNestedTooDeep(value)).toBe(false);
    },
  );

  it('rejects one level too many', () => {
    expect(isNestedTooDeep({ plain: 1, deep: nested(MAX_NESTING) })).toBe(true);
  });

  it('survives a nesting that would overflow the stack', () => {
    expect(isNestedTooDeep(JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)))).toBe(true);
  });
});
