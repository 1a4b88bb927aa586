import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type { Config } from '../config/env';

/** Where the built client lies, seen from this file's built place. */
const WEB_FOLDER = join(__dirname, '../../../web/browser');
const ROUTES = /^\/(login|register|reset|settings|admin(\/audit)?|convert|at(\/.*)?)?\/?$/;
/** What belongs to programs: a browser that strays there gets a problem as they do. */
const NO_PAGES = /^\/(api|health|metrics|now|socket\.io|ws)(\/|$)/;
const HASHED_FILE = /-[A-Z0-9]{8}\./;
const YEAR_MS = 365 * 24 * 3_600_000;

/** Serves the client: its files, and for every page the same document with this response's nonce in it. */
export function webPage({ http }: Config): RequestHandler[] {
  const document = readFileSync(join(WEB_FOLDER, 'index.html'), 'utf8').replace(
    /<base href="[^"]*"/,
    `<base href="${http.basePath}/"`,
  );
  return [files(), page(document)];
}

function files(): RequestHandler {
  return express.static(WEB_FOLDER, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const caching = HASHED_FILE.test(path) ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', caching);
    },
  });
}

function page(document: string): RequestHandler {
  return (request, response, next) => {
    const isRead = ['GET', 'HEAD'].includes(request.method);
    const isKnown = ROUTES.test(request.path);
    const isPage = isKnown || request.accepts(['json', 'html']) === 'html';
    if (NO_PAGES.test(request.path) || !isRead || !isPage) {
      next();
      return;
    }
    response
      .status(isKnown ? 200 : 404)
      .type('html')
      .setHeader('Cache-Control', 'no-store')
      .send(document.replaceAll('__CSP_NONCE__', response.cspNonce ?? ''));
  };
}
