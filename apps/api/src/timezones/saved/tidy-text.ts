import { Transform } from 'class-transformer';

/** Words of a person: without space around them, in one spelling (NFC), and null instead of nothing. */
function tidyText(text: string): string | null {
  return text.trim().normalize('NFC') || null;
}

/** Tidies a field before it is checked; what is no text is left to the checks. */
export function TidyText(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidyText(value) : value));
}
