import { constants } from 'node:zlib';
import { API_PREFIX } from '@live-tz/contracts';
import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';

/** Below one packet of TCP, a smaller body arrives no sooner. */
const MIN_BYTES = 1024;
/** At this quality brotli takes a third of the time of its default for streams, and writes about a twentieth more. */
const BROTLI_QUALITY = 3;
/** 256 kB in place of 4 MB for each response at work; bodies are seldom larger. */
const BROTLI_WINDOW_BITS = 18;
/** In lower case, because Express routes other spellings there as well; a base path may be in front of it. */
const AUTH_PATH = `${API_PREFIX}/auth`;

/** Called with the bytes of each body that is about to be compressed. */
export type CompressionListener = (request: Request, bodyBytes: number) => void;

/** Compresses pages, JSON, problems and calendars on zlib's threads, as the client's `Accept-Encoding` allows. */
export function compressResponses(onCompress: CompressionListener): RequestHandler {
  return compression({
    threshold: MIN_BYTES,
    brotli: {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
      },
    },
    filter: (request: Request, response: Response) => {
      if (!isCompressible(request, response)) return false;
      const bodyBytes = Number(response.getHeader('Content-Length'));
      if (bodyBytes >= MIN_BYTES && request.headers['accept-encoding'] !== undefined)
        onCompress(request, bodyBytes);
      return true;
    },
  }) as RequestHandler;
}

/**
 * A secret is never compressed together with data that an attacker chooses, because the length would then reveal it (BREACH).
 * Secrets are sent only in responses that set a cookie, under `/auth`, or as the result of a write: a reset link, for example.
 */
function isCompressible(request: Request, response: Response): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || request.originalUrl.toLowerCase().includes(AUTH_PATH) || response.hasHeader('Set-Cookie'))
    return false;
  // A stream has no length, and each of its events has to leave at once. A range is one of the uncompressed bytes.
  const isWhole = response.hasHeader('Content-Length') && response.statusCode !== 206;
  const isEncoded = response.hasHeader('Content-Encoding');
  return isWhole && !isEncoded && compression.filter(request, response);
}
