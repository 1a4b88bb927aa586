import { controlCharacterProblems } from './control-characters';

describe('controlCharacterProblems', () => {
  it.each(['plain', 'Zoë 東京 👩‍👩‍👧', '', 7, null, undefined, true, { a: ['x', { b: 'y' }] }])(
    'finds none in %j',
    (value) => {
      expect(controlCharacterProblems(value)).toEqual([]);
    },
  );

  it('names each field', () => {
    const body = { label: 'a\u0000b', ids: ['fine', 'line\nbreak'], ok: 'ok' };
    expect(controlCharacterProblems(body).map(({ field }) => field)).toEqual(['label', 'ids.1']);
  });

  it.each(['\u0000', '\u001b[31m', '\u007f', '\u0085', '\ud800'])('finds %j', (text) => {
    expect(controlCharacterProblems({ text })).toHaveLength(1);
  });

  it('checks keys, too', () => {
    expect(controlCharacterProblems({ 'a\u0000': 1 })).toHaveLength(1);
  });
});
