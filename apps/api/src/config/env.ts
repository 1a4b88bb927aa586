import { readFileSync } from 'node:fs';
import type { RegistrationMode } from '@live-tz/contracts';
import type { LogLevel, RequireSecondFactor, Setting, SettingName, TrustedProxies } from './settings';
import { SettingError, SETTINGS } from './settings';

/** The whole configuration from the environment, read once at start and frozen. */
export interface Config {
  readonly http: {
    readonly port: number;
    /** Null: listen on every address. */
    readonly host: string | null;
    /** Null: the address of each request. */
    readonly publicUrl: URL | null;
    /** Empty, or a path such as `/tz` without a slash at its end. */
    readonly basePath: string;
    readonly trustedProxies: TrustedProxies;
    readonly allowedOrigins: readonly string[];
    /** Sites that may show `/embed` in a frame; `*` alone: every site. Empty: no site. */
    readonly embedOrigins: readonly string[];
    /** Connections allowed to one network besides live ones; 0: no limit. */
    readonly connectionsPerAddress: number;
    /** CPU time that the requests of one client may take over time, in percent of a core; 0: no limit. */
    readonly clientCpuPercent: number;
    /** Null: `/metrics` answers this machine only. */
    readonly metricsToken: string | null;
    /** How long a stopping node still serves while it reports that it is not ready. */
    readonly drainSeconds: number;
  };
  readonly database: {
    /** Null: the embedded database in `dataDir`. */
    readonly url: string | null;
    readonly dataDir: string;
  };
  readonly redis: {
    /** Null: this is the only node. */
    readonly url: string | null;
  };
  readonly auth: {
    /** The first one signs, all are accepted. Empty: the ones stored in `DATA_DIR/secret`, or in the database of `DATABASE_URL`. */
    readonly sessionSecrets: readonly string[];
    readonly registration: RegistrationMode;
    readonly requireSecondFactor: RequireSecondFactor;
    /** Whether visitors who are not signed in get a first page with clocks. */
    readonly hasFirstPage: boolean;
  };
  readonly clock: { readonly socketsPerUser: number };
  readonly zoneData: {
    /** Path of a file with the zone rules to use; null: the bundled ones. */
    readonly file: string | null;
  };
  readonly alerts: {
    /** Whether webhooks may be at private addresses. */
    readonly allowsPrivateAddresses: boolean;
    /** Null: no mail is sent. */
    readonly smtpUrl: URL | null;
    /** Sender of mails; empty without `smtpUrl`. */
    readonly mailFrom: string;
  };
  readonly log: { readonly level: LogLevel };
}

/** Injection token of the {@link Config}. */
export const CONFIG = Symbol('Config');

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment is invalid. The message names every bad variable and what to set it to, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    const count = problems.length === 1 ? 'a setting is' : `${problems.length} settings are`;
    super(`Live TZ cannot start: ${count} wrong.\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the whole environment, so that one start reports everything that is wrong with it.
 * An empty variable counts as unset because compose files pass it for "not given".
 * @throws ConfigError
 */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const read = <T, F>(name: SettingName, setting: Setting<T>, fallback: F): T | F => {
    try {
      const text = textOf(env, name, setting.secret);
      return text === null ? fallback : setting.parse(text);
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      problems.push(`${name}: ${error.message}.`);
      return fallback;
    }
  };
  const config: Config = {
    http: {
      port: read('PORT', SETTINGS.PORT, 3000),
      host: read('HOST', SETTINGS.HOST, null),
      publicUrl: read('PUBLIC_URL', SETTINGS.PUBLIC_URL, null),
      basePath: read('BASE_PATH', SETTINGS.BASE_PATH, ''),
      trustedProxies: read('TRUST_PROXY', SETTINGS.TRUST_PROXY, 0),
      allowedOrigins: read('ALLOWED_ORIGINS', SETTINGS.ALLOWED_ORIGINS, []),
      embedOrigins: read('EMBED_ORIGINS', SETTINGS.EMBED_ORIGINS, []),
      connectionsPerAddress: read('CONNECTIONS_PER_ADDRESS', SETTINGS.CONNECTIONS_PER_ADDRESS, 5_000),
      clientCpuPercent: read('CLIENT_CPU_PERCENT', SETTINGS.CLIENT_CPU_PERCENT, 15),
      metricsToken: read('METRICS_TOKEN', SETTINGS.METRICS_TOKEN, null),
      drainSeconds: read('DRAIN_SECONDS', SETTINGS.DRAIN_SECONDS, 0),
    },
    database: {
      url: read('DATABASE_URL', SETTINGS.DATABASE_URL, null),
      dataDir: read('DATA_DIR', SETTINGS.DATA_DIR, '.data'),
    },
    redis: { url: read('REDIS_URL', SETTINGS.REDIS_URL, null) },
    auth: {
      sessionSecrets: read('SESSION_SECRET', SETTINGS.SESSION_SECRET, []),
      registration: read('REGISTRATION', SETTINGS.REGISTRATION, 'open'),
      requireSecondFactor: read('REQUIRE_SECOND_FACTOR', SETTINGS.REQUIRE_SECOND_FACTOR, 'none'),
      hasFirstPage: read('FIRST_PAGE', SETTINGS.FIRST_PAGE, 'on') === 'on',
    },
    clock: { socketsPerUser: read('SOCKETS_PER_PERSON', SETTINGS.SOCKETS_PER_PERSON, 200) },
    zoneData: { file: read('TZDATA_FILE', SETTINGS.TZDATA_FILE, null) },
    alerts: {
      allowsPrivateAddresses:
        read('ALERTS_PRIVATE_ADDRESSES', SETTINGS.ALERTS_PRIVATE_ADDRESSES, 'off') === 'on',
      smtpUrl: read('SMTP_URL', SETTINGS.SMTP_URL, null),
      mailFrom: read('MAIL_FROM', SETTINGS.MAIL_FROM, ''),
    },
    log: { level: read('LOG_LEVEL', SETTINGS.LOG_LEVEL, 'info') },
  };
  problems.push(...contradictions(config));
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(config);
}

function textOf(env: Environment, name: string, isSecret: boolean): string | null {
  const direct = env[name] || null;
  const file = (isSecret && env[`${name}_FILE`]) || null;
  if (file === null) return direct;
  if (direct !== null) throw new SettingError(`give either it or ${name}_FILE, not both`);
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    throw new SettingError(`${name}_FILE names a file that cannot be read`);
  }
}

function contradictions({ http, alerts }: Config): string[] {
  const path = http.publicUrl?.pathname.replace(/\/+$/, '') ?? '';
  return [
    ...(path === '' || path === http.basePath
      ? []
      : ['PUBLIC_URL: give it without a path, or with the path of BASE_PATH.']),
    // A link in a mail must not lead to a host that a request has named.
    ...(alerts.smtpUrl === null || http.publicUrl !== null
      ? []
      : ['PUBLIC_URL: give it as well, because SMTP_URL is set and mails contain links.']),
  ];
}

function deepFreeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) {
    if (typeof each === 'object' && each !== null && !(each instanceof URL)) deepFreeze(each);
  }
  return Object.freeze(value);
}
