import { type ClocksToFit, fitClocks } from './fit-clocks';

/** Lays out the clocks of a `.clock-grid` in the part of the window that is left below the content before it. */
export function fitGrid(
  grid: HTMLElement,
  clocks: Pick<ClocksToFit, 'count' | 'hasLead' | 'digitsWidth'>,
): void {
  const { documentElement, defaultView } = grid.ownerDocument;
  if (defaultView === null) return;
  const sizeOf = (element: Element) => defaultView.getComputedStyle(element);
  const bounds = grid.getBoundingClientRect();
  grid.style.setProperty('--grid-top', `${bounds.top + defaultView.scrollY}px`);
  const { marginLeft, marginRight, minHeight } = sizeOf(grid);
  const fit = fitClocks({
    ...clocks,
    // Lines reach into the margins of the page.
    width: bounds.width + parseFloat(marginLeft) + parseFloat(marginRight),
    height: parseFloat(minHeight),
    rem: parseFloat(sizeOf(documentElement).fontSize),
  });
  grid.style.setProperty('--columns', `${fit.columns}`);
  grid.style.setProperty('--digit-size', `${fit.digitSize}px`);
  grid.style.setProperty('--lead-span', `${fit.leadSpan}`);
  grid.classList.toggle('lines', fit.layout === 'lines');
  grid.classList.toggle('roomy', fit.isRoomy);
  grid.classList.toggle('narrow', fit.isNarrow);
}
