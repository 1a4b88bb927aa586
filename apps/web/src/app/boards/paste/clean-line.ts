const INVISIBLE = /[\p{Cc}\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;
const SPACES = /[\p{Zs}]+/gu;
const FLAG = /^[^\p{L}\p{N}]*(\p{Regional_Indicator}{2})[^\p{L}\p{N}]*$/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\ufe0f|\u200d|\u20e3/gu;
/** As chat programs write emoji: `:flag-de:`. */
const EMOJI_NAME = /(^|\s):[a-z][a-z0-9_+-]*:(?=\s|$)/g;
const MARKDOWN_LINK = /\[([^\]]+)\]\([^)]*\)/g;
const BOLD = /(\*\*|__)(?=\S)([^*_]+)\1/g;
const BULLET = /^(?:[-*+>•◦▪‣·–—☐☑✓✔]|\(?\d{1,3}[.)]|\[[ x]\])\s+/i;
/** `09:00`, `9.30 am`, `9am`; not the digits of an offset such as `+05:30`. */
const TIME = String.raw`(?<![+\-\u2212\u2013:.\d])(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?![:.\d])`;
const TIME_BEFORE = new RegExp(String.raw`^${TIME}\s*[-\u2013,:]?\s+`, 'i');
const TIME_AFTER = new RegExp(String.raw`[\s,(\[-]+${TIME}[)\]]?$`, 'i');
const LOOSE_ENDS = /^[\s,;:]+|[\s,;:\u2013-]+$/g;
const QUOTED = /^([“„«'‘])(.+)([”“»'’])$/;

const FIRST_INDICATOR = 0x1f1e6;
const FIRST_LETTER = 65;

/** A line without bullets, numbers, emoji, times of day and other marks that are no part of a name. A flag alone is its country's code. */
export function cleanLine(text: string): string {
  const [, flag] = FLAG.exec(text) ?? [];
  if (flag !== undefined) return codeOf(flag);
  let line = text
    .replaceAll('\t', '\u0001')
    .replace(EMOJI, ' ')
    .replace(EMOJI_NAME, ' ')
    .replace(MARKDOWN_LINK, '$1')
    .replace(BOLD, '$2')
    .replaceAll('\u0001', '\t')
    .split('\t')
    .map((cell) => cell.replace(INVISIBLE, '').replace(SPACES, ' ').trim())
    .join('\t');
  for (let marked = ''; marked !== line;) {
    marked = line;
    line = line.replace(BULLET, '');
  }
  line = line.replace(TIME_BEFORE, '').replace(TIME_AFTER, '').replace(LOOSE_ENDS, '');
  return (QUOTED.exec(line)?.[2] ?? line).normalize('NFC');
}

/** `DE` for its flag. */
function codeOf(flag: string): string {
  const letters = [...flag].map((letter) => (letter.codePointAt(0) ?? 0) - FIRST_INDICATOR + FIRST_LETTER);
  return String.fromCharCode(...letters);
}
