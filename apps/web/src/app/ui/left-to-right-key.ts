const MIRRORED: Partial<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** Whether the lines of an element run from right to left. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** The key that does on a page from left to right what a pressed one does here. */
export function leftToRightKey(key: string, element: Element): string {
  return (isRightToLeft(element) && MIRRORED[key]) || key;
}
