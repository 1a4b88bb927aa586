import type { Config } from '../config/env';

/** What a messenger or a search engine shows of a link. */
export interface LinkPreview {
  title: string;
  description: string;
}

export interface PreviewAddresses {
  link: URL;
  picture: URL;
}

/** A PNG, because messengers and social networks show no SVG. */
const PICTURE = '/icon.png';
/** A request may name the host in its target (RFC 9112, section 3.2.2). */
const HOST = /^https?:\/\/[^/?]*/i;
const MOMENT = /^\/at\/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?\/(.+?)\/?$/;
const SPECIAL = /[&<>"']/g;

/**
 * The preview of a link to a wall time, `/at/2027-01-15T15:00/Europe/Berlin`; null for other paths. A zone that does not exist
 * gets none, because the title would repeat any text of the link.
 */
export function momentPreview(path: string, isZone: (name: string) => boolean): LinkPreview | null {
  const [, date, time, encodedZone] = MOMENT.exec(path) ?? [];
  if (date === undefined || time === undefined || encodedZone === undefined) return null;
  const zone = decoded(encodedZone);
  if (zone === null || !isZone(zone)) return null;
  const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return {
    title: `${time} in ${place}`,
    description: `${date}, ${time} in ${place}. Open the link to see it in your own time zone.`,
  };
}

/**
 * Where a link and its picture are, as the public sees them. Null without `PUBLIC_URL`: the host of a request can be any text.
 *
 * @param address path and query of a request, without the base path
 */
export function previewAddresses(
  address: string,
  { publicUrl, basePath }: Config['http'],
): PreviewAddresses | null {
  if (publicUrl === null) return null;
  const root = publicUrl.origin + basePath;
  return { link: new URL(root + address.replace(HOST, '')), picture: new URL(root + PICTURE) };
}

/**
 * The document with the title and the Open Graph tags of a preview (https://ogp.me).
 *
 * @param addresses null leaves out the tags that need an absolute address
 */
export function withPreview(
  html: string,
  { title, description }: LinkPreview,
  addresses: PreviewAddresses | null,
): string {
  const [safeTitle, safeDescription] = [escaped(title), escaped(description)];
  const tags = [
    `<title>${safeTitle} · Live TZ</title>`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="Live TZ">`,
    `<meta property="og:title" content="${safeTitle}">`,
    `<meta property="og:description" content="${safeDescription}">`,
    `<meta name="twitter:card" content="summary">`,
  ];
  if (addresses !== null) {
    tags.push(
      `<meta property="og:url" content="${escaped(addresses.link.href)}">`,
      `<meta property="og:image" content="${escaped(addresses.picture.href)}">`,
    );
  }
  // A function, because `$` has a meaning in a replacement string.
  return html.replace(/<title>[^<]*<\/title>/, () => tags.join(''));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function escaped(text: string): string {
  return text.replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
