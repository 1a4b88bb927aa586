import type { HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';

/**
 * The URL where the app is served, with a trailing slash. The server writes the path into a `<meta>`, because its content
 * security policy disables `<base>` (`base-uri 'none'`). Without such a server it is the document's own base.
 */
export function baseUrl(document: Document): URL {
  const path = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content;
  return new URL(path ?? document.baseURI, document.baseURI);
}

/** Resolves relative URLs against the base URL, whichever page sends the request. */
export const baseUrlInterceptor: HttpInterceptorFn = (request, next) => {
  const isRelative = !/^(\/|[a-z]+:)/i.test(request.url);
  if (!isRelative) return next(request);
  return next(request.clone({ url: baseUrl(inject(DOCUMENT)).pathname + request.url }));
};
