const TEXT_SUFFIX = /\.txt\/?$/i;

/** Whether a path requests text by its suffix `.txt`. */
export function isTextPath(path: string): boolean {
  return TEXT_SUFFIX.test(path);
}

/** A location without that suffix and without a trailing slash. */
export function withoutTextSuffix(location: string): string {
  return location.replace(TEXT_SUFFIX, '').replace(/\/$/, '');
}
