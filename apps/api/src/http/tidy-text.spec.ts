import { tidyText } from './tidy-text.decorator';

describe('tidyText', () => {
  it.each([
    ['a trimmed text', '  Ada \u00a0', 'Ada'],
    ['one of composed letters', 'Asuncio\u0301n', 'Asunción'],
    ['one without overrides of its direction', 'a\u202egpj.exe', 'agpj.exe'],
    ['one without isolates', '\u2067a\u2069', 'a'],
    ['one line', 'a\u2028b', 'a b'],
    [
      'an emoji of several',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    ],
    ['Persian with its joiners', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['Arabic with marks of direction', 'دبي\u200e (DXB)', 'دبي\u200e (DXB)'],
  ])('is %s', (_what, text, tidy) => {
    expect(tidyText(text)).toBe(tidy);
  });

  it.each([
    ['empty', ''],
    ['spaces', ' \u3000'],
    ['zero width', '\u200b\u2060\ufeff'],
    ['a Hangul filler', '\u3164'],
    ['empty Braille', '\u2800'],
    ['tags', '\u{e0041}\u{e0042}'],
    ['an override', '\u202e'],
  ])('is null if nothing is visible: %s', (_what, text) => {
    expect(tidyText(text)).toBeNull();
  });
});
