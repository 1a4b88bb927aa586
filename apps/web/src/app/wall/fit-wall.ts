import { fitClocks } from '../boards/fit/fit-clocks';

/**
 * How many rem the square root of the area of a wall has: lengths on a wall follow its size alone, because the text size of a
 * user is for reading at arm's length.
 */
const REMS_PER_WALL = 130;
/** The empty edge, into which the content is shifted against burn-in. */
const EDGE = 2;
const DIGITS_LINE_HEIGHT = 1.1;
const LABEL_PER_DIGIT_SIZE = 0.3;
const MIN_LABEL = 2;
/** The share of the room beside the digits that the label takes; the day takes three quarters of that. */
const LABEL_SHARE = 0.4;
const STATUS_LINE_HEIGHT = 1.6;

/** The clocks of a wall, and its size in CSS pixels. */
export interface WallToFit {
  count: number;
  /** The width of the digits in em, by `digitsWidthOf`. */
  digitsWidth: number;
  width: number;
  height: number;
  /** Whether a sentence about the connection is below the clocks. */
  hasStatus: boolean;
}

/** Lengths are in CSS pixels. */
export interface WallFit {
  columns: number;
  digitSize: number;
  labelSize: number;
  edge: number;
  statusSize: number;
  statusHeight: number;
}

/** Picks the columns that make the digits largest with all clocks on the wall. */
export function fitWall(wall: WallToFit): WallFit {
  const rem = Math.sqrt(wall.width * wall.height) / REMS_PER_WALL;
  const edge = EDGE * rem;
  const box = { width: wall.width - 2 * edge, height: wall.height - 2 * edge, rem };
  const { digitsWidth } = wall;
  const count = Math.max(wall.count, 1);
  const { columns, digitSize } = fitClocks({ layout: 'cards', count, hasLead: false, digitsWidth, ...box });
  const besideDigits = box.height / Math.ceil(count / columns) - DIGITS_LINE_HEIGHT * digitSize;
  const wanted = Math.max(LABEL_PER_DIGIT_SIZE * digitSize, MIN_LABEL * rem);
  const labelSize = Math.min(wanted, LABEL_SHARE * besideDigits);
  const statusSize = wall.hasStatus ? labelSize : 0;
  const statusHeight = STATUS_LINE_HEIGHT * statusSize;
  // The clocks shrink for the sentence, but none of them moves to another row or column.
  const scale = 1 - statusHeight / box.height;
  return {
    columns,
    digitSize: digitSize * scale,
    labelSize: labelSize * scale,
    edge,
    statusSize,
    statusHeight,
  };
}
