/** A figure of a node's `/metrics`, by its name and labels in the Prometheus text format. */
export async function figure({ url }: { url: string }, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  if (line === undefined) throw new Error(`The metrics have no ${series}.`);
  return Number(line.slice(series.length + 1));
}

/**
 * The seconds a node reports as skipped because its process did not run, as happens on a busy machine. Its clients may have
 * missed as many and no more.
 */
export function skippedSeconds(node: { url: string }): Promise<number> {
  return figure(node, 'livetz_seconds_total{how="skipped"}');
}
