/** Deeper than any valid request, and shallow enough for recursion over a body. */
export const MAX_NESTING = 8;

/** Whether objects and arrays are nested deeper than {@link MAX_NESTING}. */
export function isNestedTooDeep(value: unknown, levelsLeft = MAX_NESTING): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levelsLeft === 0 || Object.values(value).some((each) => isNestedTooDeep(each, levelsLeft - 1));
}
