import { Transform } from 'class-transformer';

/** A user's text, trimmed and normalized (NFC), or null if it is empty. */
function tidyText(text: string): string | null {
  return text.trim().normalize('NFC') || null;
}

/** Normalizes a field before it is validated; a value that is not text is left to the validation. */
export function TidyText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidyText(value) : value));
}
