import { cleanLine } from './clean-line';
import { type Reading, readingsOfCells, readingsOfText } from './line-readings';
import { cellsOf, type Header, headerOf, readingsOfRow, separatorOf } from './table-rows';

/** Longer lines are prose; the limit bounds the work of a line. */
const MAX_LINE_LENGTH = 1000;
const MIN_LISTED_PARTS = 3;
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
/** A rule of a Markdown table, or a line of dashes. */
const RULE_LINE = /^[\s|:=_-]+$/;

/** One line of a pasted list. */
export interface PastedLine {
  /** As it was pasted, without the spaces around it. */
  readonly text: string;
  /** What it may mean, the most likely first; empty for a line without a name of usable length. */
  readonly readings: readonly Reading[];
  /** Its parts as lines, if it may be a list of places: `London, New York, Tokyo`. Otherwise empty. */
  readonly parts: readonly PastedLine[];
}

/** Parses a list of places, of labels with places, or a table of both: lines, CSV, TSV or a Markdown table. */
export function parsePastedList(pasted: string): PastedLine[] {
  const lines = pasted
    .split(LINE_ENDS)
    .map((line) => line.replaceAll('\ufeff', '').trim())
    .filter((line) => line !== '' && !RULE_LINE.test(line));
  const separator = separatorOf(lines);
  const [first = '', ...others] = lines;
  const header = headerOf(cellsOf(first, separator));
  const rows = header === null ? lines : others;
  return rows.map((text) => toLine(text, separator, header, rows.length === 1));
}

function toLine(text: string, separator: string, header: Header | null, isOnly: boolean): PastedLine {
  const line = cleanLine(text.slice(0, MAX_LINE_LENGTH));
  const cells = cellsOf(line, separator);
  const ofRow = header === null ? [] : readingsOfRow(cells, header);
  const isTable = separator !== ',' || line.includes('"');
  const readings = ofRow.length > 0 ? ofRow : isTable ? readingsOfCells(cells) : readingsOfText(line);
  const isList = isOnly && header === null && cells.length >= MIN_LISTED_PARTS;
  const parts = isList
    ? cells.map((cell) => ({ text: cell, readings: readingsOfText(cell), parts: [] }))
    : [];
  return { text, readings, parts };
}
