/** What to call a zone where nobody has named it: `America/Argentina/Buenos_Aires` is `Buenos Aires`. */
export function placeName(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
