import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import type { Config } from '../config/env';

declare module 'http' {
  interface ServerResponse {
    /** Fresh for each response; the page's own styles carry it. */
    cspNonce?: string;
  }
}

/** What a browser may load: our own files, and styles with this response's nonce. Nothing from outside. */
export function securityHeaders({ http }: Config): RequestHandler[] {
  const isTls = http.publicUrl?.protocol === 'https:';
  return [giveNonce, helmet(options(isTls, [nonceOf]))];
}

/** For Swagger UI, whose page has styles inside of it. */
export function docsSecurityHeaders({ http }: Config): RequestHandler {
  return helmet(options(http.publicUrl?.protocol === 'https:', ["'unsafe-inline'"]));
}

type StyleSource = string | ((request: unknown, response: Response) => string);

const giveNonce: RequestHandler = (_request, response, next) => {
  response.cspNonce = randomBytes(16).toString('base64');
  next();
};

function nonceOf(_request: unknown, response: { cspNonce?: string }): string {
  return `'nonce-${response.cspNonce ?? ''}'`;
}

function options(isTls: boolean, styles: StyleSource[]): Readonly<HelmetOptions> {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", ...(styles as string[])],
        // On plain http in a home network the browser would ask for pages that nobody serves.
        ...(isTls && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isTls,
    crossOriginEmbedderPolicy: false,
    // Browsers honour it on trustworthy origins only and complain elsewhere.
    crossOriginOpenerPolicy: isTls,
    originAgentCluster: isTls,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}
