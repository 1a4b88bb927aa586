const MAX_NAMES = 5;

/** `Berlin, Lisbon`; a long list ends with the number of places left out. */
export function formatPlaceList(places: readonly string[]): string {
  if (places.length <= MAX_NAMES) return places.join(', ');
  const named = MAX_NAMES - 1;
  return `${places.slice(0, named).join(', ')} and ${places.length - named} more`;
}
