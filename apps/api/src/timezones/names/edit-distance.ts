/**
 * The number of letters to insert, delete, replace, or swap with a neighbour to get from one text to another (the optimal string
 * alignment distance).
 *
 * @returns more than `limit` as soon as that is certain
 */
export function editDistance(from: string, to: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(from.length - to.length) > limit) return tooFar;
  let rows = rowsOf(to.length + 1);
  for (let column = 0; column <= to.length; column++) rows.last[column] = Math.min(column, tooFar);
  for (let row = 1; row <= from.length; row++) {
    // Cells further from the diagonal take more edits than the limit.
    const first = Math.max(1, row - limit);
    const until = Math.min(to.length, row + limit);
    let least = first === 1 ? row : tooFar;
    rows.current[first - 1] = least;
    for (let column = first; column <= until; column++) {
      const cost = costAt(from, to, row, column, rows);
      rows.current[column] = cost;
      if (cost < least) least = cost;
    }
    if (until < to.length) rows.current[until + 1] = tooFar;
    if (least > limit) return least;
    rows = { current: rows.beforeLast, last: rows.current, beforeLast: rows.last };
  }
  return rows.last[to.length] ?? 0;
}

/** Reused, because a search compares thousands of names; none of it outlives a call. */
let memory = new Uint8Array(0);

function rowsOf(width: number): Rows {
  if (memory.length < 3 * width) memory = new Uint8Array(3 * width);
  return {
    current: memory.subarray(0, width),
    last: memory.subarray(width, 2 * width),
    beforeLast: memory.subarray(2 * width, 3 * width),
  };
}

interface Rows {
  readonly current: Uint8Array;
  readonly last: Uint8Array;
  readonly beforeLast: Uint8Array;
}

function costAt(from: string, to: string, row: number, column: number, rows: Rows): number {
  const [letter, other] = [from.charCodeAt(row - 1), to.charCodeAt(column - 1)];
  const replaced = (rows.last[column - 1] ?? 0) + (letter === other ? 0 : 1);
  const cost = Math.min(replaced, (rows.last[column] ?? 0) + 1, (rows.current[column - 1] ?? 0) + 1);
  const isSwap =
    row > 1 &&
    column > 1 &&
    letter === to.charCodeAt(column - 2) &&
    from.charCodeAt(row - 2) === other &&
    letter !== other;
  return isSwap ? Math.min(cost, (rows.beforeLast[column - 2] ?? 0) + 1) : cost;
}
