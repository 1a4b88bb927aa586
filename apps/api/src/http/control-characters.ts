import type { FieldProblem } from '@live-tz/contracts';

/** C0 and C1 controls and lone surrogates: no name, label or password holds one, and PostgreSQL refuses U+0000. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Whether a text holds a character that no field may hold. */
function hasControlCharacters(text: string): boolean {
  return UNWANTED.test(text);
}

/** One sentence for each string with a control character, wherever it stands in a value; keys count as well. */
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
