const MAX_NAMES = 5;

/** `Berlin, Lisbon and Tokyo`; a long list ends with the number of places left out. */
export function formatPlaceList(places: readonly string[]): string {
  const isLong = places.length > MAX_NAMES;
  const named = isLong ? places.slice(0, MAX_NAMES - 1) : places.slice(0, -1);
  const last = isLong ? `${places.length - named.length} more` : (places.at(-1) ?? '');
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
