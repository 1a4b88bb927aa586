import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import type { Config } from '../config/env';
import { isReadableAddress } from './request-form';
import { ignoreConditions } from './request-conditions';
import { filePolicy, newNonce, pagePolicy } from './security-headers';

/** Where the built client lies, seen from this file's built place. */
const WEB_FOLDER = join(__dirname, '../../../web/browser');
const DOCUMENT = 'index.html';
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const ROUTES = /^\/(login|register|reset|settings|admin(\/audit)?|convert|at(\/.*)?)?\/?$/;
/** What belongs to programs: a browser that strays there gets a problem as they do. */
const NO_PAGES = /^\/(api|health|metrics|now|socket\.io|ws)(\/|$)/;
/** The build gives all files but those of `public` names with a hash, in base 32 or base64url. */
const HASHED_FILE = /[\\/](?:(?:chunk|main|styles)-[\w-]{8}|media[\\/][\w-]+-[A-Z0-9]{8})\.\w+$/;
/** Neither hidden files nor source maps. */
const NOT_FOR_BROWSERS = /\/\.|\.map$/;
/** Written by the build beside each file that is worth it; they are served under the file's own name. */
const COMPRESSED_FILE = /\.(br|gz)$/;
/** The libraries write "UTF-8" for a compressed file and "utf-8" for others, and no encoding at all for SVG. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const YEAR_MS = 365 * 24 * 3_600_000;

/** Serves the client: its files, and for every page the same document with this response's nonce in it. */
export function webPage({ http }: Config): RequestHandler[] {
  return [files(http), page(documentAt(http.basePath), http)];
}

/** The template with addresses that hold on every page: the policy lets no `<base>` count, so that nobody can plant one. */
function documentAt(basePath: string): string {
  return readFileSync(join(WEB_FOLDER, DOCUMENT), 'utf8')
    .replace(/<base\b[^>]*>/, `<meta name="base-path" content="${basePath}/">`)
    .replaceAll(/(<(?:script|link)\b[^>]*\s(?:src|href)=")(?=\w[^":]*")/g, `$1${basePath}/`);
}

/** Only what the build has made, by exactly its name: no other spelling of a path ever reaches the file system. */
function files(http: Config['http']): RequestHandler {
  const served = new Set(
    builtFiles().filter((path) => !NOT_FOR_BROWSERS.test(path) && !COMPRESSED_FILE.test(path)),
  );
  // The document is a template; it leaves as a page, with its nonce, or not at all.
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
        const caching = HASHED_FILE.test(path) ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache';
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

/** Paths as requests name them. */
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

/** With which status a page answers a request; null where no page does. What is unreadable is no page for programs. */
function statusOf(request: Request): 200 | 400 | 404 | null {
  if (!['GET', 'HEAD'].includes(request.method) || NO_PAGES.test(request.path)) return null;
  const isReadable = isReadableAddress(request.url);
  if (isReadable && ROUTES.test(request.path)) return 200;
  if (request.accepts(['json', 'html']) !== 'html') return null;
  return isReadable ? 404 : 400;
}
