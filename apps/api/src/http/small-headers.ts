import type { RequestHandler } from 'express';

/** The paths of WorldTimeAPI, whose clients are often microcontrollers with a kilobyte for a whole answer. */
const PATHS_FOR_DEVICES = /^\/api\/(timezone|ip)([/.?]|$)/i;
/** Headers that only matter for documents, which JSON and plain text with `nosniff` never become. */
const DOCUMENT_HEADERS = [
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
];

/** Leaves out of answers to devices what has no effect there. */
export const removeDocumentHeaders: RequestHandler = (request, response, next) => {
  if (PATHS_FOR_DEVICES.test(request.url)) {
    for (const name of DOCUMENT_HEADERS) response.removeHeader(name);
  }
  next();
};
