/** The current order, with each removed id after the id that it followed in the known order. */
export function mergedOrder(known: readonly string[], current: readonly string[]): string[] {
  const merged = [...current];
  for (const [index, id] of known.entries()) {
    if (merged.includes(id)) continue;
    const previous = known[index - 1];
    merged.splice(previous === undefined ? 0 : merged.indexOf(previous) + 1, 0, id);
  }
  return merged;
}

/** The position of a removed id among those that exist. */
export function positionIn(order: readonly string[], id: string, current: readonly string[]): number {
  return order.slice(0, order.indexOf(id)).filter((other) => current.includes(other)).length;
}
