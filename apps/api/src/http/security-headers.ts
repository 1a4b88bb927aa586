import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Config } from '../config/env';

/**
 * Features of Chromium that no page uses; remove a feature from this list when a page needs it. `document.featurePolicy.features()`
 * lists the features a browser knows; an unknown one produces a line in its console, so experimental ones are left out.
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
  'serial',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const POLICY = 'Content-Security-Policy';
const NO_FRAMES = "frame-ancestors 'none'";

type Policy = Record<string, string>;

/** For responses that are not pages: a browser that shows one as a document may load and run nothing. */
const NOTHING: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  sandbox: '',
};

/** Only this site's own files, and no inline scripts. */
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

/** The headers of every response, after OWASP's "HTTP Security Response Headers Cheat Sheet". Cacheable responses override the first. */
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

/** Browsers ignore these headers on plain HTTP, or report them as errors. */
const BEHIND_TLS: Record<string, string> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** Header values by name. */
export type SecurityHeaders = Readonly<Record<string, string>>;

/** The headers of a server without TLS. */
export const PLAIN_HEADERS: SecurityHeaders = ALWAYS;
const TLS_HEADERS: SecurityHeaders = { ...ALWAYS, ...BEHIND_TLS };

/** The headers of every response, for those that Express does not write. */
export function securityHeadersOf(http: Config['http']): SecurityHeaders {
  return isBehindTls(http) ? TLS_HEADERS : PLAIN_HEADERS;
}

/** Sets the headers of every response. A response that a browser renders or runs replaces the policy with its own. */
export function securityHeaders({ http }: Config): RequestHandler {
  const headers = Object.entries(securityHeadersOf(http));
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** The policy of the client's files, because a worker uses the policy of its own file. */
export function filePolicy(http: Config['http']): string {
  return textOf(upgraded(OWN_FILES, http));
}

/** The policy of a page, whose inline styles carry the nonce of the response, and whose inline scripts are known by their hashes. */
export function pagePolicy(http: Config['http'], nonce: string, scriptSources: readonly string[]): string {
  const policy: Policy = {
    ...OWN_FILES,
    'script-src': ["'self'", ...scriptSources].join(' '),
    'style-src': `'self' 'nonce-${nonce}'`,
  };
  return textOf(upgraded(policy, http));
}

/** Lets the sites of `EMBED_ORIGINS` show a page in a frame. Older browsers follow `X-Frame-Options`, which knows no list of sites. */
export function allowFrames(response: Response, { embedOrigins }: Config['http']): void {
  if (embedOrigins.length === 0) return;
  const policy = String(response.getHeader(POLICY));
  response.setHeader(POLICY, policy.replace(NO_FRAMES, `frame-ancestors ${embedOrigins.join(' ')}`));
  response.removeHeader('X-Frame-Options');
}

/** The policy of Swagger UI, whose page has inline styles. */
export function docsPolicy(http: Config['http']): string {
  return textOf(upgraded({ ...OWN_FILES, 'style-src': "'self' 'unsafe-inline'" }, http));
}

/** Unique for each response. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** On plain HTTP, as in a home network, the browser would request pages over HTTPS, which is not served. */
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
