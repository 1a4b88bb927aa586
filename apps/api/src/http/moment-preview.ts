/** What a messenger or a search engine shows of a link. */
export interface LinkPreview {
  title: string;
  description: string;
}

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

/** The document with the title and the Open Graph tags of a preview (https://ogp.me). */
export function withPreview(html: string, { title, description }: LinkPreview): string {
  const [safeTitle, safeDescription] = [escaped(title), escaped(description)];
  const tags = [
    `<title>${safeTitle} · Live TZ</title>`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="Live TZ">`,
    `<meta property="og:title" content="${safeTitle}">`,
    `<meta property="og:description" content="${safeDescription}">`,
    `<meta name="twitter:card" content="summary">`,
  ];
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
