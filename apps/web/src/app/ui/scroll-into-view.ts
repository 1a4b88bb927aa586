/** Scrolls no further than the element requires, and without a movement for users who asked their system for none. */
export function scrollIntoView(element: HTMLElement): void {
  const isMotionReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: isMotionReduced ? 'instant' : 'smooth' });
}
