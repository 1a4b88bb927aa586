import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { MS_PER_DAY, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Config } from '../config/env';
import { isReadableAddress } from './request-form';
import { ignoreConditions } from './request-conditions';
import { filePolicy, newNonce, pagePolicy } from './security-headers';

/** The folder of the built client, relative to the build of this file. */
const WEB_FOLDER = join(__dirname, '../../../web/browser');
const DOCUMENT = 'index.html';
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const ROUTES = /^\/(login|register|reset|settings|admin(\/audit)?|convert|at(\/.*)?)?\/?$/;
/** Paths for programs: a browser that requests one gets a problem as well. */
const NO_PAGES = /^\/(api|health|metrics|now|socket\.io|ws)(\/|$)/;
/** The build gives all files except those of `public` a name with a hash, in base 32 or base64url. */
const HASHED_FILE = /[\\/](?:(?:chunk|main|styles)-[\w-]{8}|media[\\/][\w-]+-[A-Z0-9]{8})\.\w+$/;
/** Hidden files and source maps. */
const NOT_FOR_BROWSERS = /\/\.|\.map$/;
/** The build writes these beside each file that gets smaller; they are served under the name of that file. */
const COMPRESSED_FILE = /\.(br|gz)$/;
/** The libraries write "UTF-8" for a compressed file and "utf-8" for others, and no encoding at all for SVG. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const YEAR_SECONDS = (365 * MS_PER_DAY) / MS_PER_SECOND;

/** Serves the client: its files, and for every page the same document with the nonce of the response. */
export function webPage({ http }: Config): RequestHandler[] {
  return [files(http), page(documentAt(http.basePath), http)];
}

/** The template with addresses that work on every page: the policy forbids `<base>`, so that an attacker cannot inject one. */
function documentAt(basePath: string): string {
  return readFileSync(join(WEB_FOLDER, DOCUMENT), 'utf8')
    .replace(/<base\b[^>]*>/, `<meta name="base-path" content="${basePath}/">`)
    .replaceAll(/(<(?:script|link)\b[^>]*\s(?:src|href)=")(?=\w[^":]*")/g, `$1${basePath}/`);
}

/** Serves only files of the build, by exact name: no other spelling of a path reaches the file system. */
function files(http: Config['http']): RequestHandler {
  const served = new Set(
    builtFiles().filter((path) => !NOT_FOR_BROWSERS.test(path) && !COMPRESSED_FILE.test(path)),
  );
  // The document is a template, which is only served as a page with its nonce.
  served.delete(`/${DOCUMENT}`);
  const policy = filePolicy(http);
  const send = expressStaticGzip(WEB_FOLDER, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: {
      redirect: false,
      setHeaders: (response, sentPath) => {
        const path = sentPath.replace(COMPRESSED_FILE, '');
        const caching = HASHED_FILE.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
        response.setHeader('Cache-Control', caching);
        response.setHeader('Content-Security-Policy', policy);
        const type = TEXT_TYPES[extname(path)];
        if (type !== undefined) response.setHeader('Content-Type', `${type}; charset=utf-8`);
      },
    },
  });
  return (request, response, next) => {
    if (!served.has(request.path)) {
      next();
      return;
    }
    send(request, response, (error?: unknown) => {
      if (!isUnmetCondition(error)) {
        next(error);
        return;
      }
      ignoreConditions(request);
      response.removeHeader('Content-Range');
      send(request, response, next);
    });
  };
}

/** The failures of `send`, which `serve-static` uses. */
function isUnmetCondition(error: unknown): boolean {
  return error instanceof Error && 'status' in error && (error.status === 412 || error.status === 416);
}

/** Paths as they occur in requests. */
function builtFiles(): string[] {
  return readdirSync(WEB_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(WEB_FOLDER.length).replaceAll('\\', '/'));
}

function page(document: string, http: Config['http']): RequestHandler {
  return (request, response, next) => {
    const status = statusOf(request);
    if (status === null) {
      next();
      return;
    }
    const nonce = newNonce();
    response
      .status(status)
      .type('html')
      .setHeader('Content-Security-Policy', pagePolicy(http, nonce))
      .send(document.replaceAll(NONCE_PLACEHOLDER, nonce));
  };
}

/** The status of the page for a request; null if it does not get a page. */
function statusOf(request: Request): 200 | 400 | 404 | null {
  if (!['GET', 'HEAD'].includes(request.method) || NO_PAGES.test(request.path)) return null;
  const isReadable = isReadableAddress(request.url);
  if (isReadable && ROUTES.test(request.path)) return 200;
  if (request.accepts(['json', 'html']) !== 'html') return null;
  return isReadable ? 404 : 400;
}
