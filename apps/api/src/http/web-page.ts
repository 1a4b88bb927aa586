import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler } from 'express';
import { MS_PER_DAY, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Config } from '../config/env';
import { isReadableAddress } from './request-form';
import { filePolicy, newNonce, pagePolicy } from './security-headers';

/** The folder of the built client, relative to the build of this file. */
const WEB_FOLDER = join(__dirname, '../../../web/browser');
const DOCUMENT = 'index.html';
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const ROUTES = /^\/(login|register|reset|settings|admin(\/audit)?|convert|at(\/.*)?)?\/?$/;
/** Paths for programs: a browser that requests one gets a problem as well. */
const NO_PAGES = /^\/(api|health|metrics|now|socket\.io|ws)(\/|$)/;
const HASHED_FILE = /-[A-Z0-9]{8}\./;
/** Hidden files and source maps. */
const NOT_FOR_BROWSERS = /\/\.|\.map$/;
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
  const served = new Set(builtFiles().filter((path) => !NOT_FOR_BROWSERS.test(path)));
  // The document is a template, which is only served as a page with its nonce.
  served.delete(`/${DOCUMENT}`);
  const policy = filePolicy(http);
  const send = express.static(WEB_FOLDER, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const caching = HASHED_FILE.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', caching);
      response.setHeader('Content-Security-Policy', policy);
      if (path.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
    },
  });
  return (request, response, next) => {
    if (served.has(request.path)) void send(request, response, next);
    else next();
  };
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
