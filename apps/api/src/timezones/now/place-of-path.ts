/** A wildcard is split into decoded segments: raw slashes and `%2F` give the same name. A trailing slash is ignored. */
export function placeOfPath(segments: string | readonly string[] | undefined): string {
  return [segments ?? []].flat().join('/').replace(/\/$/, '');
}
