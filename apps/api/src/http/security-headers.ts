import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Config } from '../config/env';

/**
 * Features of Chromium that no page here uses; a page that comes to use one takes it off this list. `document.featurePolicy.features()`
 * names what a browser knows; names it does not know cost a line in its console, so experiments are left out.
 */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'deferred-fetch',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

type Policy = Record<string, string>;

/** For what is no page: a browser that shows an answer of the API as a document may do nothing with it. */
const NOTHING: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  sandbox: '',
};

/** Our own files alone, and no inline script. */
const OWN_FILES: Policy = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'connect-src': "'self'",
  'font-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self'",
};

/** Headers every answer has, after OWASP's "HTTP Security Response Headers Cheat Sheet". What may be cached says so itself. */
const ALWAYS: Record<string, string> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': textOf(NOTHING),
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

/** On plain http browsers ignore these, or complain of them. */
const BEHIND_TLS: Record<string, string> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** By their names. */
export type SecurityHeaders = Readonly<Record<string, string>>;

/** Those of a server that is not behind TLS. */
export const PLAIN_HEADERS: SecurityHeaders = ALWAYS;
const TLS_HEADERS: SecurityHeaders = { ...ALWAYS, ...BEHIND_TLS };

/** The headers of every answer, also for those that Express does not write. */
export function securityHeadersOf(http: Config['http']): SecurityHeaders {
  return isBehindTls(http) ? TLS_HEADERS : PLAIN_HEADERS;
}

/** Sets them. An answer that a browser shows or runs sets a policy of its own in place of the one that allows nothing. */
export function securityHeaders({ http }: Config): RequestHandler {
  const headers = Object.entries(securityHeadersOf(http));
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** The policy of the client's files: a worker among them is bound by that of its own file. */
export function filePolicy(http: Config['http']): string {
  return textOf(upgraded(OWN_FILES, http));
}

/** The policy of a page, whose own styles carry the nonce of its response. */
export function pagePolicy(http: Config['http'], nonce: string): string {
  return textOf(upgraded({ ...OWN_FILES, 'style-src': `'self' 'nonce-${nonce}'` }, http));
}

/** The policy of Swagger UI, whose page has styles inside of it. */
export function docsPolicy(http: Config['http']): string {
  return textOf(upgraded({ ...OWN_FILES, 'style-src': "'self' 'unsafe-inline'" }, http));
}

/** A new one for each response. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** On plain http in a home network the browser would ask for pages that nobody serves. */
function upgraded(policy: Policy, http: Config['http']): Policy {
  return isBehindTls(http) ? { ...policy, 'upgrade-insecure-requests': '' } : policy;
}

function isBehindTls({ publicUrl }: Config['http']): boolean {
  return publicUrl?.protocol === 'https:';
}

function textOf(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join('; ');
}
