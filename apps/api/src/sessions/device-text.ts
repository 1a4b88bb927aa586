export const UNKNOWN_DEVICE = 'Unknown device';
/** A user agent may be as long as all headers together; the interesting part is at its beginning. */
const MAX_READ_LENGTH = 400;
const MAX_PRODUCT_LENGTH = 30;

/** The first match counts: most browsers also call themselves Chrome or Safari for compatibility with old sites. */
const BROWSERS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|OPT|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
  [/\bVersion\/\S+ (Mobile\/\S+ )?Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
  [/\b(Free|Open|Net)BSD\b/, 'BSD'],
];

/**
 * Describes the device of a session in a way that its user recognizes, such as `Firefox on Linux` or `curl`. Versions are
 * omitted: they change while the session lasts.
 * @returns at most 40 characters chosen by the client: printable ASCII, not to be trusted
 */
export function deviceText(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, MAX_READ_LENGTH);
  const browser = nameIn(BROWSERS, text);
  const system = nameIn(SYSTEMS, text);
  if (browser !== null) return system === null ? browser : `${browser} on ${system}`;
  // RFC 9110, section 10.1.5: the product comes first. All browsers send Mozilla, which identifies none.
  const product = /^[A-Za-z][\w.+-]*/.exec(text)?.[0].slice(0, MAX_PRODUCT_LENGTH);
  if (product !== undefined && product !== 'Mozilla') return product;
  return system === null ? UNKNOWN_DEVICE : `A program on ${system}`;
}

function nameIn(names: readonly (readonly [RegExp, string])[], text: string): string | null {
  return names.find(([mark]) => mark.test(text))?.[1] ?? null;
}
