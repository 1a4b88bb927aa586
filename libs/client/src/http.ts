import { LiveTzError } from './live-tz-error.js';
import type { LiveTzOptions, Problem } from './types.js';

const PROBLEM_TYPE_PREFIX = 'urn:live-tz:problem:';
const DEFAULT_TIMEOUT_MS = 30_000;
const MS_PER_SECOND = 1_000;

export type Query = Record<string, string | undefined>;

/** Sends GET requests to one server. */
export class Http {
  private readonly base: string;

  constructor(
    base: string | URL,
    private readonly options: LiveTzOptions,
  ) {
    this.base = String(base).replace(/\/+$/, '');
  }

  /** @throws LiveTzError if the server refuses the request */
  async getJson<Answer>(path: string, query: Query = {}): Promise<Answer> {
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const response = await this.get(path, query, { Accept: 'application/json' }, signal);
    const body = await jsonOf(response);
    if (body === undefined) throw new LiveTzError(response.status, null, null);
    return body as Answer;
  }

  /**
   * Resolves when the headers of the answer have arrived.
   *
   * @throws LiveTzError if the server refuses the request
   */
  async get(
    path: string,
    query: Query,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    const { token, fetch: send = fetch } = this.options;
    const response = await send(this.urlOf(path, query), {
      headers: { ...headers, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      // A browser would send the cookies of a page of the server's own origin, besides a token.
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  private urlOf(path: string, query: Query): string {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const text = new URLSearchParams(given).toString();
    return this.base + path + (text && `?${text}`);
  }
}

async function errorOf(response: Response): Promise<LiveTzError> {
  const body = await jsonOf(response);
  return new LiveTzError(response.status, isProblem(body) ? body : null, retryAfterMs(response));
}

/** Undefined if the body is not JSON. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    body.type.startsWith(PROBLEM_TYPE_PREFIX)
  );
}

/** `Retry-After` in seconds, as the server sends it; a date, which proxies may send, is not read. */
function retryAfterMs({ headers }: Response): number | null {
  const text = headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * MS_PER_SECOND : null;
}
