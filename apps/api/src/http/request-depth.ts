/** Deeper than any request here reaches; whatever walks a body by recursion stays far from the end of the stack. */
export const DEEPEST_NESTING = 8;

/** Whether objects and lists lie deeper in each other than {@link DEEPEST_NESTING}. */
export function isNestedTooDeep(value: unknown, levelsLeft = DEEPEST_NESTING): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levelsLeft === 0 || Object.values(value).some((each) => isNestedTooDeep(each, levelsLeft - 1));
}
