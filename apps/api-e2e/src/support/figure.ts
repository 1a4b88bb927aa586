/** A figure of a node's `/metrics`, by its name and labels as they are written there. */
export async function figure({ url }: { url: string }, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  if (line === undefined) throw new Error(`There is no ${series}.`);
  return Number(line.slice(series.length + 1));
}

/**
 * Seconds that a node tells it could not show, because its process stood still meanwhile: on a machine with other work that
 * is nobody's fault. Whoever was connected to it may have missed so many, and not one more.
 */
export function skippedSeconds(node: { url: string }): Promise<number> {
  return figure(node, 'livetz_seconds_total{how="skipped"}');
}
