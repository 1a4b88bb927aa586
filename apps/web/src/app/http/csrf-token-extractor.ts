import type { HttpXsrfTokenExtractor } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import { CSRF_COOKIE, HOST_COOKIE_PREFIX, SECURE_COOKIE_PREFIX } from '@live-tz/contracts';
import { baseUrl } from './base-url';

/**
 * Reads the CSRF token from the cookie whose name belongs to the page's address. Angular's own extractor knows one name, and
 * behind TLS there is another. Without TLS a prefixed cookie is that of another address of this host, whatever its port.
 */
@Injectable()
export class CsrfTokenExtractor implements HttpXsrfTokenExtractor {
  private readonly document = inject(DOCUMENT);
  private readonly base = baseUrl(this.document);

  /** Null where no answer has set one yet. */
  getToken(): string | null {
    const cookies = this.document.cookie.split('; ');
    for (const name of this.names()) {
      const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
      if (found !== undefined) return found.slice(name.length + 1);
    }
    return null;
  }

  /** The plain one is there as well: a proxy may not say that there was TLS. */
  private names(): string[] {
    if (this.base.protocol !== 'https:') return [CSRF_COOKIE];
    const prefix = this.base.pathname === '/' ? HOST_COOKIE_PREFIX : SECURE_COOKIE_PREFIX;
    return [`${prefix}${CSRF_COOKIE}`, CSRF_COOKIE];
  }
}
