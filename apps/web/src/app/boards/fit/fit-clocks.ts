import type { BoardLayout } from '@live-tz/contracts';
import type { HourFormat } from '../../formatting/hour-format';

/** Lengths are in rem, so that they follow the reader's text size; `styles/clock-grid.css` has the same. */
const GAP = 0.75;
/** The padding and border beside the digits of a small card, and their share of the digits of a large one. */
const SIDES = 2.125;
const SIDES_PER_DIGIT_SIZE = 0.42;
/** What a small card has above and below its digits, and a large one, whose label and facts grow with the digits. */
const SMALL_SURROUNDINGS = 6.125;
const LARGE_SURROUNDINGS = 4.5;
const LINE_HEIGHT = 1.15;
const LARGE_HEIGHT = 1.7;

const MIN_CARD_WIDTH = 12;
/** A card with digits that are as high as a target for a finger. */
const MIN_CARD_HEIGHT = 8.875;
const MIN_DIGITS = 1.75;
/** The others stay at least this large beside a leading clock of several cells. */
const MIN_DIGITS_BESIDE_LEAD = 2.25;
const LEAD_SPANS = [2, 3];
/** How much a layout with empty cells counts less. */
const EMPTY_CELLS_WEIGHT = 1.2;

/** Clocks that fill a phone as cards. */
const MAX_PHONE_CARDS = 4;

/** Where clocks may be lines of a list. */
const MIN_LINES_WIDTH = 18;
const MAX_LINES_WIDTH = 40;
const MIN_LINE = 3.5;
const LINE_PADDING = 0.75;
/** A line of a board that is a list at any width; lines that only replace cards fill the window instead. */
const MAX_LINE = 4.5;
/** The share of a line that its digits take at most. */
const DIGITS_PER_LINE = 0.42;
/** On a narrower phone the digits shrink more than the line, in favour of the facts beside them. */
const NARROW_LINE = 23.5;
/** Below, the text is too large for digits beside a label, so `line-layouts.css` puts them under it. */
const MIN_UNSTACKED_WIDTH = 14;

/** Cards of a page that scrolls. */
const SCROLLED_CARD_WIDTH = 14;
const MAX_SCROLLED_DIGITS = 3.25;

/** Widths of the parts of the digits in em, measured with Inter Digits. */
const HOUR_AND_MINUTE_EM = 2.71;
const SECOND_EM = 0.87;
const PERIOD_EM = 0.75;

/** What the clocks may be: cards, or lines where those are larger; cards alone; lines alone. */
export type GridLayout = 'fitted' | 'cards' | 'lines';

/** The clocks to lay out, and the box for them in CSS pixels. */
export interface ClocksToFit {
  layout: GridLayout;
  count: number;
  /** Whether the first clock is the home clock, which is larger than the others where there is room. */
  hasLead: boolean;
  /** The width of the digits in em, by `digitsWidthOf`. */
  digitsWidth: number;
  width: number;
  height: number;
  /** CSS pixels of a rem. */
  rem: number;
}

export interface Fit {
  layout: 'cards' | 'lines';
  columns: number;
  /** Columns and rows that the first clock takes. */
  leadSpan: number;
  /** The font size of the digits in CSS pixels. The leading clock has it times its span. */
  digitSize: number;
  /** Whether each card has room for one more line of facts. */
  isRoomy: boolean;
  /** Whether cards are too narrow for two facts beside each other, or lines for digits beside the label. */
  isNarrow: boolean;
}

interface Candidate extends Omit<Fit, 'digitSize' | 'isNarrow'> {
  /** In rem. */
  digits: number;
  /** What is compared: the size of the digits, reduced by cells that stay empty. */
  score: number;
}

export function gridLayoutOf(layout: BoardLayout): GridLayout {
  return layout === 'cards' ? 'fitted' : 'lines';
}

export function digitsWidthOf(showSeconds: boolean, hourFormat: HourFormat): number {
  return HOUR_AND_MINUTE_EM + (showSeconds ? SECOND_EM : 0) + (hourFormat === 'h12' ? PERIOD_EM : 0);
}

/**
 * Picks the columns that make the digits largest with all clocks in the box. Clocks that do not fit at a readable size get one
 * that does, on a page that scrolls.
 */
export function fitClocks(clocks: ClocksToFit): Fit {
  const box = { ...clocks, width: clocks.width / clocks.rem, height: clocks.height / clocks.rem };
  const { digits, columns, layout, leadSpan, isRoomy } = candidateFor(box);
  const minWidth = layout === 'lines' ? MIN_UNSTACKED_WIDTH : MIN_CARD_WIDTH;
  const isNarrow = cardWidth(box.width, columns) < minWidth;
  return { layout, columns, leadSpan, isRoomy, isNarrow, digitSize: Math.floor(digits * clocks.rem * 2) / 2 };
}

function candidateFor(box: ClocksToFit): Candidate {
  if (box.layout === 'lines')
    return lines(box, Math.min(Math.max(box.height / box.count, MIN_LINE), MAX_LINE));
  const led = best(LEAD_SPANS.flatMap((span) => cardsThatFit(box, span)));
  if (led !== null && led.digits >= MIN_DIGITS_BESIDE_LEAD) return led;
  return best([...cardsThatFit(box, 1), ...linesThatFit(box)]) ?? scrolled(box);
}

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (top, each) => (top === null || each.score > top.score ? each : top),
    null,
  );
}

function cardsThatFit(box: ClocksToFit, leadSpan: number): Candidate[] {
  if (leadSpan > 1 && (!box.hasLead || box.count <= leadSpan)) return [];
  const cells = box.count - 1 + leadSpan ** 2;
  const maxColumns = Math.min(cells, Math.floor((box.width + GAP) / (MIN_CARD_WIDTH + GAP)));
  const candidates: Candidate[] = [];
  for (let columns = leadSpan; columns <= maxColumns; columns += 1) {
    const rows = Math.max(leadSpan, Math.ceil(cells / columns));
    const height = (box.height - (rows - 1) * GAP) / rows;
    const digits = Math.min(
      digitsByWidth(cardWidth(box.width, columns), box.digitsWidth),
      (height - SMALL_SURROUNDINGS) / LINE_HEIGHT,
      (height - LARGE_SURROUNDINGS) / LARGE_HEIGHT,
    );
    if (digits < MIN_DIGITS || height < MIN_CARD_HEIGHT) continue;
    const emptyShare = (rows * columns - cells) / (rows * columns);
    const spare = height - SMALL_SURROUNDINGS - digits * LINE_HEIGHT;
    const score = digits * (1 - EMPTY_CELLS_WEIGHT * emptyShare);
    candidates.push({ layout: 'cards', columns, leadSpan, digits, score, isRoomy: spare >= 2 });
  }
  return candidates;
}

function linesThatFit(box: ClocksToFit): Candidate[] {
  const height = box.height / box.count;
  return box.count > MAX_PHONE_CARDS && mayHaveLines(box) && height >= MIN_LINE ? [lines(box, height)] : [];
}

function scrolled(box: ClocksToFit): Candidate {
  if (mayHaveLines(box)) return lines(box, MIN_LINE);
  const fitting = Math.floor((box.width + GAP) / (SCROLLED_CARD_WIDTH + GAP));
  const columns = Math.max(1, Math.min(box.count, fitting));
  const digits = Math.min(digitsByWidth(cardWidth(box.width, columns), box.digitsWidth), MAX_SCROLLED_DIGITS);
  const leadSpan = box.hasLead && columns > 2 ? 2 : 1;
  return { layout: 'cards', columns, leadSpan, digits, score: digits, isRoomy: false };
}

function mayHaveLines({ width, layout }: ClocksToFit): boolean {
  return layout === 'fitted' && width >= MIN_LINES_WIDTH && width < MAX_LINES_WIDTH;
}

function lines({ width, digitsWidth }: ClocksToFit, height: number): Candidate {
  const digits = Math.min(
    (width * DIGITS_PER_LINE * Math.min(1, width / NARROW_LINE)) / digitsWidth,
    (height - LINE_PADDING) / LINE_HEIGHT,
  );
  return { layout: 'lines', columns: 1, leadSpan: 1, digits, score: digits, isRoomy: false };
}

function cardWidth(width: number, columns: number): number {
  return (width - (columns - 1) * GAP) / columns;
}

function digitsByWidth(width: number, digitsWidth: number): number {
  return Math.min((width - SIDES) / digitsWidth, width / (digitsWidth + SIDES_PER_DIGIT_SIZE));
}
