import { createHash } from 'node:crypto';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';

/** An answer with its body read. */
export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** An HTTP client that keeps cookies and echoes the CSRF token, as a browser with our page does. */
export class BrowserLike {
  private readonly cookies = new Map<string, string>();

  /** @param passedOn what a proxy on the way adds to every request */
  constructor(
    readonly baseUrl: string,
    private readonly passedOn: Record<string, string> = {},
  ) {}

  /** A client that has its CSRF token. */
  static async open(baseUrl: string, passedOn: Record<string, string> = {}): Promise<BrowserLike> {
    const client = new BrowserLike(baseUrl, passedOn);
    await client.get('/auth/session');
    return client;
  }

  /** A client that is signed in under a new account. */
  static async register(
    baseUrl: string,
    username = uniqueName(),
    password = PASSWORD,
    passedOn: Record<string, string> = {},
  ): Promise<BrowserLike> {
    const client = await BrowserLike.open(baseUrl, passedOn);
    const { status, body } = await client.post('/auth/register', { username, password });
    if (status !== 201) throw new Error(`registration failed: ${JSON.stringify(body)}`);
    return client;
  }

  /** The same person at another address: another node, or the same one after a restart. */
  at(baseUrl: string): BrowserLike {
    const client = new BrowserLike(baseUrl, this.passedOn);
    for (const [name, value] of this.cookies) client.setCookie(name, value);
    return client;
  }

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body);
  }

  patch<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('PATCH', path, body);
  }

  delete<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send<T>('DELETE', path);
  }

  /** Sends a request below the API's prefix, or to an absolute path that begins with two slashes. */
  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
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

  /** What a browser would send along with a request, and with a WebSocket handshake. */
  headers(): Record<string, string> {
    // Behind TLS the name has a prefix.
    const [, token] = [...this.cookies].find(([name]) => name.endsWith(CSRF_COOKIE)) ?? [];
    return {
      ...this.passedOn,
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

/** The id in a session cookie, which nobody but its browser should have. */
export function sessionIdOf(client: BrowserLike): string {
  return /^s:([^.]+)\./.exec(decodeURIComponent(client.cookie('livetz.sid') ?? ''))?.[1] ?? '';
}

/** What the server keeps of it. */
export function storedSessionIdOf(client: BrowserLike): string {
  return createHash('sha256').update(sessionIdOf(client)).digest('base64');
}

export const PASSWORD = 'three long words';

let count = 0;

export function uniqueName(): string {
  count += 1;
  return `person-${process.pid}-${count}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
}
