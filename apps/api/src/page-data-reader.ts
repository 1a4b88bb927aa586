import type { NestExpressApplication } from '@nestjs/platform-express';
import type { PageData } from '@live-tz/contracts';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { PageDataService } from './account/page-data.service';
import type { PageDataReader } from './http/web-page';
import { RequestLimits } from './limits/request-limits';
import { SessionCookie } from './sessions/session-cookie';

/** A document does not wait longer than this for the database: the page then requests its data by itself. */
const MAX_WAIT_MS = 1000;

/**
 * Reads the data of documents within the limits of their clients. A request without a validly signed session cookie costs no
 * query.
 */
export function pageDataReader(app: NestExpressApplication, logger: Logger): PageDataReader {
  const [cookie, limits, service] = [
    app.get(SessionCookie),
    app.get(RequestLimits),
    app.get(PageDataService),
  ];
  const waitForTurn = limits.concurrencyMiddleware();
  return async (request, response) => {
    const sessionId = cookie.storedIdIn(request.headers.cookie, request.secure);
    if (sessionId !== null) {
      await turnOf(request, response, waitForTurn);
      if (response.headersSent || response.destroyed) return null;
      limits.chargeForSession(request);
    }
    return withinMaxWait(service.read(sessionId, boardOfPath(request.path))).catch((error: unknown) => {
      logger.warn({ err: error }, 'a document was sent without data');
      return null;
    });
  };
}

/** The id of the board that a page shows, `first` for the one at the root, or null. */
function boardOfPath(path: string): string | null {
  return path === '/' ? 'first' : (/^\/b\/([\w-]+)$/.exec(path)?.[1] ?? null);
}

/** Resolves when the request may query the database, or when its response is closed, for example because it was refused. */
function turnOf(request: Request, response: Response, waitForTurn: RequestHandler): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    void waitForTurn(request, response, () => resolve());
  });
}

async function withinMaxWait(reading: Promise<PageData>): Promise<PageData | null> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS, null);
  });
  try {
    return await Promise.race([reading, expired]);
  } finally {
    clearTimeout(timer);
  }
}
