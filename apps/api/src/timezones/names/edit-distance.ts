/**
 * The number of letters to insert, delete, replace, or swap with a neighbour to get from one text to another (the optimal string
 * alignment distance).
 *
 * @returns more than `limit` as soon as that is certain
 */
export function editDistance(from: string, to: string, limit: number): number {
  const width = to.length + 1;
  let beforeLast = new Uint8Array(width);
  let last = Uint8Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = new Uint8Array(width);
    current[0] = row;
    let least = row;
    for (let column = 1; column < width; column++) {
      const cost = costAt(from, to, row, column, { current, last, beforeLast });
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return least;
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
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
