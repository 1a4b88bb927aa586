import type { HttpXsrfTokenExtractor } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import { CSRF_COOKIE, HOST_COOKIE_PREFIX, SECURE_COOKIE_PREFIX } from '@live-tz/contracts';
import { baseUrl } from './base-url';

/**
 * Reads the CSRF token from the cookie whose name belongs to the page's URL. Angular's own extractor supports only one name,
 * but over TLS the name is prefixed. Without TLS, a prefixed cookie belongs to another URL of the host, as cookies ignore ports.
 */
@Injectable()
export class CsrfTokenExtractor implements HttpXsrfTokenExtractor {
  private readonly document = inject(DOCUMENT);
  private readonly base = baseUrl(this.document);

  /** Null before a response has set one. */
  getToken(): string | null {
    const cookies = this.document.cookie.split('; ');
    for (const name of this.names()) {
      const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
      if (found !== undefined) return found.slice(name.length + 1);
    }
    return null;
  }

  /** Includes the plain name, because a proxy may not tell the server that it terminates TLS. */
  private names(): string[] {
    if (this.base.protocol !== 'https:') return [CSRF_COOKIE];
    const prefix = this.base.pathname === '/' ? HOST_COOKIE_PREFIX : SECURE_COOKIE_PREFIX;
    return [`${prefix}${CSRF_COOKIE}`, CSRF_COOKIE];
  }
}
