import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageData } from '@live-tz/contracts';
import type { Request, RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { MS_PER_DAY, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Config } from '../config/env';
import { sendUnrouted } from '../errors/problem.filter';
import { type LinkPreview, previewAddresses, withPreview } from './moment-preview';
import { DOCUMENT, WEB_FOLDER } from './page-build';
import { PageDocument } from './page-document';
import { isReadableAddress } from './request-form';
import { ignoreConditions } from './request-conditions';
import { allowFrames, filePolicy, newNonce, pagePolicy } from './security-headers';

const READING_METHODS = ['GET', 'HEAD'];
const ROUTES =
  /^\/(login|register|reset|two-step|settings|admin(\/(audit|invitations))?|b\/[\w-]+|convert|plan(\/.*)?|at(\/.*)?|(wall|embed|paste)\/[^/]+|s\/[^/]+(\/plan)?)?\/?$/;
/** Pages that other sites may show in a frame where `EMBED_ORIGINS` says so: they change nothing and use no session. */
const EMBEDDABLE = /^\/embed\/[^/]+\/?$/;
/** Paths for programs: a browser that requests one gets a problem as well. */
const NO_PAGES = /^\/(api|health|metrics|now|stream|socket\.io|ws)(\/|$)/;
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

/** Reads what a document carries; null leaves it to the page to request it. */
export type PageDataReader = (request: Request, response: Response) => Promise<PageData | null>;

/** The preview of a link by its path; null if it has none. */
export type PreviewReader = (path: string) => LinkPreview | null;

/** Serves the client: its files, and for every page the same document with the nonce and the data of the response. */
export function webPage(
  { http }: Config,
  readData: PageDataReader,
  readPreview: PreviewReader,
): RequestHandler[] {
  const html = readFileSync(join(WEB_FOLDER, DOCUMENT), 'utf8');
  return [files(http), page(new PageDocument(html, http.basePath), http, readData, readPreview)];
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
    if (
      !READING_METHODS.includes(request.method) &&
      (served.has(request.path) || ROUTES.test(request.path))
    ) {
      sendUnrouted(request, response, READING_METHODS);
      return;
    }
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

function page(
  document: PageDocument,
  http: Config['http'],
  readData: PageDataReader,
  readPreview: PreviewReader,
): RequestHandler {
  const send = async (request: Request, response: Response, status: number): Promise<void> => {
    const data = status === 200 ? await readData(request, response) : null;
    if (response.headersSent) return;
    const nonce = newNonce();
    const filled = document.fill(nonce, data);
    const preview = status === 200 ? readPreview(request.path) : null;
    response
      .status(status)
      .type('html')
      .setHeader('Content-Security-Policy', pagePolicy(http, nonce, document.scriptSources));
    if (status === 200 && EMBEDDABLE.test(request.path)) allowFrames(response, http);
    response.send(
      preview === null ? filled : withPreview(filled, preview, previewAddresses(request.url, http)),
    );
  };
  return (request, response, next) => {
    const status = statusOf(request);
    // Express handles the rejection of a promise that a handler returns.
    return status === null ? next() : send(request, response, status);
  };
}

/** The status of the page for a request; null if it does not get a page. */
function statusOf(request: Request): 200 | 400 | 404 | null {
  if (!READING_METHODS.includes(request.method) || NO_PAGES.test(request.path)) return null;
  const isReadable = isReadableAddress(request.url);
  if (isReadable && ROUTES.test(request.path)) return 200;
  if (request.accepts(['json', 'html']) !== 'html') return null;
  return isReadable ? 404 : 400;
}
