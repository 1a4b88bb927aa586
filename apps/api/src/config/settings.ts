import { isIP } from 'node:net';
import { REGISTRATION_MODES } from '@live-tz/contracts';

/** Thrown by a parser: the message says what to give and never repeats the value. */
export class SettingError extends Error {}

/** One environment variable: its purpose, its default, and how its text is parsed. */
export interface Setting<T> {
  readonly about: string;
  /** The value in effect when the variable is unset, as the README shows it. */
  readonly unset: string;
  /** Secrets may also be read from a file, whose path is given in the same variable with `_FILE` appended. */
  readonly secret: boolean;
  parse(text: string): T;
}

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type RequireSecondFactor = (typeof REQUIRE_SECOND_FACTOR)[number];
const REQUIRE_SECOND_FACTOR = ['none', 'admins', 'everyone'] as const;

/** `TRUST_PROXY` as Express takes it: the number of proxies in front, or their addresses. */
export type TrustedProxies = number | string[];

/**
 * Every variable that this release reads, and the only list of them: the parser, its error messages and the README's table
 * are built from it.
 */
export const SETTINGS = {
  PORT: setting('Port to listen on; 0 picks a free one.', '3000', wholeNumber(0, 65_535)),
  HOST: setting('Address to listen on.', 'every address', address),
  DATABASE_URL: secret(
    'PostgreSQL database for all data: postgres://user:password@host:5432/name',
    'embedded, in DATA_DIR/pg',
    databaseUrl,
  ),
  DATA_DIR: setting('Folder of the embedded database.', '.data', nonEmpty),
  REDIS_URL: secret(
    'Redis that connects several nodes to one system: redis://:password@host:6379/0',
    'one node',
    redisUrl,
  ),
  SESSION_SECRET: secret(
    'Key that signs session cookies, at least 32 characters. Several keys go on separate lines: the first one signs, all are accepted.',
    'generated once, in DATA_DIR/secret or the database of DATABASE_URL',
    secretLines,
  ),
  PUBLIC_URL: setting(
    'Address at which people reach Live TZ, for example https://clock.example.org',
    'the address of each request',
    publicUrl,
  ),
  BASE_PATH: setting('Path under which everything is served, for example /tz', '/', basePath),
  TRUST_PROXY: setting(
    'Proxies whose X-Forwarded headers are trusted: their number, or their addresses, separated by commas.',
    '0',
    trustedProxies,
  ),
  ALLOWED_ORIGINS: setting(
    'Additional origins whose pages may open sockets, separated by commas.',
    'none',
    origins,
  ),
  EMBED_ORIGINS: setting(
    'Origins of the sites that may show shared boards in a frame, separated by commas, or * for any site.',
    'none',
    embedOrigins,
  ),
  REGISTRATION: setting(
    'Who may create an account: open (anyone), invite (with an invitation link), or closed (administrators create accounts).',
    'open',
    oneOf(REGISTRATION_MODES),
  ),
  REQUIRE_SECOND_FACTOR: setting(
    'Who must have a second factor to use their account: none, admins or everyone.',
    'none',
    oneOf(REQUIRE_SECOND_FACTOR),
  ),
  FIRST_PAGE: setting(
    'What visitors see who are not signed in: a first page with clocks (on), or the sign-in page (off).',
    'on',
    oneOf(['on', 'off']),
  ),
  SOCKETS_PER_PERSON: setting(
    'Live connections a user may have open on one node.',
    '200',
    wholeNumber(1, Number.MAX_SAFE_INTEGER),
  ),
  CONNECTIONS_PER_ADDRESS: setting(
    'Connections one address may have open on one node, without live ones; 0 sets no limit. Proxies of TRUST_PROXY do not count.',
    '5000',
    wholeNumber(0, Number.MAX_SAFE_INTEGER),
  ),
  CLIENT_CPU_PERCENT: setting(
    'Percentage of a core that the requests of one user, or of one address without a session, may use over time; 0 sets no limit.',
    '15',
    wholeNumber(0, 100),
  ),
  TZDATA_FILE: setting(
    'File of zone rules to use instead of the built-in ones: the packed JSON of moment-timezone. It may change while Live TZ runs.',
    'the rules of this release',
    nonEmpty,
  ),
  ALERTS_PRIVATE_ADDRESSES: setting(
    'Whether webhooks may be at private addresses and on this machine (on), which lets every user send requests into your network, or not (off).',
    'off',
    oneOf(['on', 'off']),
  ),
  SMTP_URL: secret(
    'Mail server for alerts: smtp://user:password@host:587, or smtps:// for TLS from the start. It requires PUBLIC_URL.',
    'no mail',
    smtpUrl,
  ),
  MAIL_FROM: setting('Sender of mails.', 'live-tz@ the host of PUBLIC_URL', mailAddress),
  METRICS_TOKEN: secret(
    'Bearer token that opens /metrics to other machines, at least 16 characters.',
    '/metrics answers this machine only',
    tokenText,
  ),
  DRAIN_SECONDS: setting(
    'Seconds that a stopping node still serves while /health/ready answers 503, so that a load balancer stops sending to it first.',
    '0',
    wholeNumber(0, 3_600),
  ),
  LOG_LEVEL: setting(`Log level: ${LOG_LEVELS.join(', ')}.`, 'info', oneOf(LOG_LEVELS)),
} as const;

export type SettingName = keyof typeof SETTINGS;

function setting<T>(about: string, unset: string, parse: (text: string) => T): Setting<T> {
  return { about, unset, secret: false, parse };
}

function secret<T>(about: string, unset: string, parse: (text: string) => T): Setting<T> {
  return { about, unset, secret: true, parse };
}

function wholeNumber(min: number, max: number) {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min} on` : `from ${min} to ${max}`;
  return (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new SettingError(`give a whole number ${range}`);
    }
    return value;
  };
}

function oneOf<const T extends readonly string[]>(choices: T) {
  return (text: string): T[number] => {
    const choice = choices.find((each) => each === text);
    if (choice === undefined) throw new SettingError(`give one of ${choices.join(', ')}`);
    return choice;
  };
}

function nonEmpty(text: string): string {
  return text;
}

function address(text: string): string {
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) throw new SettingError('give an IP address or a host name');
  return text;
}

/** Secrets, one per line, because a pass phrase may contain spaces and commas. Empty lines are skipped. */
export function secretLines(text: string): readonly string[] {
  const secrets = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (secrets.length === 0 || secrets.some(({ length }) => length < 32)) {
    throw new SettingError('give at least 32 characters, for example the output of `openssl rand -hex 32`');
  }
  return secrets;
}

function tokenText(text: string): string {
  if (!/^[\x21-\x7e]{16,}$/.test(text)) {
    throw new SettingError(
      'give at least 16 characters without spaces, for example the output of `openssl rand -hex 16`',
    );
  }
  return text;
}

function databaseUrl(text: string): string {
  const url = parsedUrl(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new SettingError('give an address such as postgres://user:password@host:5432/name');
  }
  return text;
}

function redisUrl(text: string): string {
  const url = parsedUrl(text);
  if (url === null || !/^rediss?:$/.test(url.protocol) || !/^(\/\d*)?$/.test(url.pathname)) {
    throw new SettingError('give an address such as redis://:password@host:6379/0');
  }
  return text;
}

function smtpUrl(text: string): URL {
  const url = parsedUrl(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.search !== '') {
    throw new SettingError('give an address such as smtp://user:password@host:587, without a query');
  }
  return url;
}

function mailAddress(text: string): string {
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text))
    throw new SettingError('give a mail address such as clock@example.org');
  return text;
}

function publicUrl(text: string): URL {
  const url = parsedUrl(text);
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  ) {
    throw new SettingError('give an address such as https://clock.example.org, without a query');
  }
  return url;
}

function basePath(text: string): string {
  const path = text.replace(/\/+$/, '');
  if (path !== '' && !/^(\/[A-Za-z0-9._~-]+)+$/.test(path)) {
    throw new SettingError('give a path that begins with a slash, such as /tz');
  }
  return path;
}

function origins(text: string): string[] {
  return text.split(',').map((each) => {
    const url = parsedUrl(each.trim());
    if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== each.trim().replace(/\/$/, '')) {
      throw new SettingError('give origins such as https://status.example.org, with commas between them');
    }
    return url.origin;
  });
}

function embedOrigins(text: string): string[] {
  return text.trim() === '*' ? ['*'] : origins(text);
}

function trustedProxies(text: string): TrustedProxies {
  if (/^\d+$/.test(text)) return Number(text);
  return text.split(',').map((each) => {
    const [ip = '', bits, ...rest] = each.trim().split('/');
    const named = ['loopback', 'linklocal', 'uniquelocal'].includes(ip) && bits === undefined;
    const maxBits = isIP(ip) === 6 ? 128 : 32;
    const masked = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= maxBits);
    if (!named && (isIP(ip) === 0 || !masked || rest.length > 0)) {
      throw new SettingError(
        'give the number of proxies, or addresses such as 10.0.0.0/8 or loopback with commas between them',
      );
    }
    return each.trim();
  });
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
