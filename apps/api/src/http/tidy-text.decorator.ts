import { Transform } from 'class-transformer';

/** Embeddings, overrides and isolates of Unicode's bidirectional algorithm: unclosed, they reorder the text of a page around a name. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_SEPARATORS = /[\u2028\u2029]/g;
/** Anything that is not a space, invisible (such as U+200B), or the empty pattern of Braille. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A user's text on one line, trimmed and normalized (NFC), or null if nothing of it is visible. */
export function tidyText(text: string): string | null {
  const tidy = text.replace(BIDI_CONTROLS, '').replace(LINE_SEPARATORS, ' ').trim().normalize('NFC');
  return VISIBLE.test(tidy) ? tidy : null;
}

/** Normalizes a field before it is validated; a value that is not text is left to the validation. */
export function TidyText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidyText(value) : value));
}
