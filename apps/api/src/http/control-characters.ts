import type { FieldProblem } from '@live-tz/contracts';

/** C0 and C1 controls and lone surrogates: no field needs one, and PostgreSQL rejects U+0000. */
// eslint-disable-next-line no-control-regex -- the expression has to match control characters
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Whether a text contains a character that is not allowed in any field. */
function hasControlCharacters(text: string): boolean {
  return UNWANTED.test(text);
}

/** One message for each string in a value, keys included, that contains a control character. */
export function controlCharacterProblems(value: unknown, field = ''): FieldProblem[] {
  if (typeof value === 'string') {
    return hasControlCharacters(value)
      ? [{ field, message: `Leave control characters out of ${field || 'it'}.` }]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    hasControlCharacters(key)
      ? [{ field, message: 'Leave control characters out of field names.' }]
      : controlCharacterProblems(each, field === '' ? key : `${field}.${key}`),
  );
}
