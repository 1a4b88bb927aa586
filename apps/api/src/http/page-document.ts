import { createHash } from 'node:crypto';
import type { PageData } from '@live-tz/contracts';

const NONCE = '__CSP_NONCE__';
/** As the client's sources have them; without a server that fills them in, the page works as well. */
const THEME = ' data-theme=""';
const DATA = /(?<=<script id="page-data"[^>]*>)\s*null\s*(?=<\/script>)/;
const INLINE_SCRIPT = /<script>([^]*?)<\/script>/g;
/** Characters that would end the element, begin a comment in it, or end a line of a script. */
const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/** The built document, and what it has to be filled with for each response. */
export class PageDocument {
  /** The sources by which a policy allows exactly the inline scripts of the document. */
  readonly scriptSources: readonly string[];
  private readonly html: string;

  /** @param html the built document */
  constructor(html: string, basePath: string) {
    this.html = withAddresses(html, basePath);
    if (!this.html.includes(THEME) || !DATA.test(this.html))
      throw new Error('The built document has no place for the theme, or for the data of the page.');
    this.scriptSources = [...this.html.matchAll(INLINE_SCRIPT)].map(([, script = '']) => hashSource(script));
  }

  /** @param data null if the page has to request them itself */
  fill(nonce: string, data: PageData | null): string {
    const theme = data?.preferences?.theme;
    const html = this.html.replaceAll(NONCE, nonce);
    // Functions, because `$` has a meaning in a replacement string. The data come last: no placeholder is searched in them.
    return html
      .replace(THEME, () => (theme === undefined ? THEME : ` data-theme="${theme}"`))
      .replace(DATA, () => scriptSafe(JSON.stringify(data)));
  }
}

/** Makes addresses work on every page without `<base>`, which the policy forbids so that an attacker cannot inject one. */
function withAddresses(html: string, basePath: string): string {
  return html
    .replace(/<base\b[^>]*>/, `<meta name="base-path" content="${basePath}/">`)
    .replaceAll(/(<(?:script|link)\b[^>]*\s(?:src|href)=")(?=\w[^":]*")/g, `$1${basePath}/`);
}

/** JSON that is the same value, and cannot leave the script element that contains it (HTML, section 4.12.1.3). */
function scriptSafe(json: string): string {
  return json.replaceAll(
    UNSAFE_IN_SCRIPT,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
