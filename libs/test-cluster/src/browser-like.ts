import { createHash } from 'node:crypto';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';

/** A response whose body has been read. */
export interface ApiResponse<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** An HTTP client that keeps cookies and echoes the CSRF token, like a browser that runs the page. */
export class BrowserLike {
  private readonly cookies = new Map<string, string>();

  /** @param proxyHeaders headers that a proxy adds to every request */
  constructor(
    readonly baseUrl: string,
    private readonly proxyHeaders: Record<string, string> = {},
  ) {}

  /** A client that has received its CSRF token. */
  static async open(baseUrl: string, proxyHeaders: Record<string, string> = {}): Promise<BrowserLike> {
    const client = new BrowserLike(baseUrl, proxyHeaders);
    await client.get('/auth/session');
    return client;
  }

  /** A client that is signed in to a new account. */
  static async register(
    baseUrl: string,
    username = uniqueName(),
    password = PASSWORD,
    proxyHeaders: Record<string, string> = {},
  ): Promise<BrowserLike> {
    const client = await BrowserLike.open(baseUrl, proxyHeaders);
    const { status, body } = await client.post('/auth/register', { username, password });
    if (status !== 201) throw new Error(`registration failed: ${JSON.stringify(body)}`);
    return client;
  }

  /** The same user at another address: another node, or the same one after a restart. */
  at(baseUrl: string): BrowserLike {
    const client = new BrowserLike(baseUrl, this.proxyHeaders);
    for (const [name, value] of this.cookies) client.setCookie(name, value);
    return client;
  }

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<ApiResponse<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body?: unknown): Promise<ApiResponse<T>> {
    return this.send<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body?: unknown): Promise<ApiResponse<T>> {
    return this.send<T>('PUT', path, body);
  }

  patch<T = unknown>(path: string, body?: unknown): Promise<ApiResponse<T>> {
    return this.send<T>('PATCH', path, body);
  }

  delete<T = unknown>(path: string): Promise<ApiResponse<T>> {
    return this.send<T>('DELETE', path);
  }

  /** Sends a request to a path below the API prefix, or to an absolute path if it begins with two slashes. */
  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiResponse<T>> {
    const isText = typeof body === 'string';
    const address = path.startsWith('//') ? this.baseUrl + path.slice(1) : this.baseUrl + API_PREFIX + path;
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    this.keepCookies(response);
    return { status: response.status, headers: response.headers, body: (await readBody(response)) as T };
  }

  /** The headers a browser sends with a request or a WebSocket handshake. */
  headers(): Record<string, string> {
    // Over TLS the cookie name has a prefix.
    const [, token] = [...this.cookies].find(([name]) => name.endsWith(CSRF_COOKIE)) ?? [];
    return {
      ...this.proxyHeaders,
      ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
      ...(token === undefined ? {} : { [CSRF_HEADER]: decodeURIComponent(token) }),
    };
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** The session id in the cookie of a client, a secret of its browser. */
export function sessionIdOf(client: BrowserLike): string {
  return /^s:([^.]+)\./.exec(decodeURIComponent(client.cookie('livetz.sid') ?? ''))?.[1] ?? '';
}

/** The hash of that id, as the server stores it. */
export function storedSessionIdOf(client: BrowserLike): string {
  return createHash('sha256').update(sessionIdOf(client)).digest('base64');
}

export const PASSWORD = 'three long words';

let count = 0;

/** No name is the beginning of another, so that a search for one finds no other. */
export function uniqueName(): string {
  count += 1;
  return `user-${process.pid}-${String(count).padStart(5, '0')}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
}
