import { type ClocksToFit, fitClocks } from './fit-clocks';

/** Where a line has room for all facts beside each other, in rem. */
const MIN_WIDE = 58;

/** Lays out the clocks of a `.clock-grid` in the part of the window that is left below the content before it. */
export function fitGrid(
  grid: HTMLElement,
  clocks: Pick<ClocksToFit, 'layout' | 'count' | 'hasLead' | 'digitsWidth'>,
): void {
  const { documentElement, defaultView } = grid.ownerDocument;
  if (defaultView === null) return;
  const sizeOf = (element: Element) => defaultView.getComputedStyle(element);
  const bounds = grid.getBoundingClientRect();
  grid.style.setProperty('--grid-top', `${bounds.top + defaultView.scrollY}px`);
  const { marginLeft, marginRight, minHeight } = sizeOf(grid);
  // Lines reach into the margins of the page.
  const width = bounds.width + parseFloat(marginLeft) + parseFloat(marginRight);
  const rem = parseFloat(sizeOf(documentElement).fontSize);
  const fit = fitClocks({ ...clocks, width, height: parseFloat(minHeight), rem });
  grid.style.setProperty('--columns', `${fit.columns}`);
  grid.style.setProperty('--digit-size', `${fit.digitSize}px`);
  grid.style.setProperty('--digits-width', `${clocks.digitsWidth}`);
  grid.style.setProperty('--lead-span', `${fit.leadSpan}`);
  grid.classList.toggle('list', clocks.layout === 'lines');
  grid.classList.toggle('lines', fit.layout === 'lines');
  grid.classList.toggle('wide', width >= MIN_WIDE * rem);
  grid.classList.toggle('roomy', fit.isRoomy);
  grid.classList.toggle('narrow', fit.isNarrow);
}
