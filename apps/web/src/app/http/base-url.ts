import type { HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';

/**
 * Where the app is served, with a slash at its end. The server writes the path into the document, whose policy lets no
 * `<base>` count (`base-uri 'none'`); where there is no such server it is the document's own base.
 */
export function baseUrl(document: Document): URL {
  const path = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content;
  return new URL(path ?? document.baseURI, document.baseURI);
}

/** Sends what is relative to where the app is served, from whichever page it is asked. */
export const baseUrlInterceptor: HttpInterceptorFn = (request, next) => {
  const isRelative = !/^(\/|[a-z]+:)/i.test(request.url);
  if (!isRelative) return next(request);
  return next(request.clone({ url: baseUrl(inject(DOCUMENT)).pathname + request.url }));
};
