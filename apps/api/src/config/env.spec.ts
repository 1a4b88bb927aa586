import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './env';
import { SETTINGS } from './settings';

describe('readConfig', () => {
  it('needs no variable at all', () => {
    expect(readConfig({})).toMatchObject({
      http: {
        port: 3000,
        host: null,
        publicUrl: null,
        basePath: '',
        trustedProxies: 0,
        allowedOrigins: [],
        embedOrigins: [],
        connectionsPerAddress: 5_000,
        clientCpuPercent: 15,
        drainSeconds: 0,
      },
      database: { url: null, dataDir: '.data' },
      redis: { url: null },
      auth: { sessionSecrets: [], registration: 'open' },
      clock: { socketsPerUser: 200 },
      zoneData: { file: null },
      alerts: { allowsPrivateAddresses: false, smtpUrl: null, mailFrom: '' },
      log: { level: 'info' },
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({
      database: { url: null },
      http: { port: 3000 },
    });
  });

  it('cannot be changed after it was read', () => {
    const config = readConfig({});
    expect(Object.isFrozen(config) && Object.isFrozen(config.http)).toBe(true);
  });

  it('reports all mistakes at once, without their values', () => {
    const hostile = {
      PORT: 'eighty-hostile',
      DATABASE_URL: 'mysql://root:hostile@db/x',
      REDIS_URL: 'http://:hostile@cache/x',
      SESSION_SECRET: 'hostile',
      PUBLIC_URL: 'hostile',
      BASE_PATH: 'hostile',
      TRUST_PROXY: '10.0.0.0/99,hostile',
      ALLOWED_ORIGINS: 'https://a.example/hostile',
      EMBED_ORIGINS: '*, hostile',
      REGISTRATION: 'hostile',
      REQUIRE_SECOND_FACTOR: 'hostile',
      SOCKETS_PER_PERSON: '0',
      CONNECTIONS_PER_ADDRESS: '-1',
      CLIENT_CPU_PERCENT: '101',
      ALERTS_PRIVATE_ADDRESSES: 'hostile',
      SMTP_URL: 'https://root:hostile@mail',
      MAIL_FROM: 'hostile',
      METRICS_TOKEN: 'hostile',
      DRAIN_SECONDS: 'hostile',
      LOG_LEVEL: 'hostile',
      HOST: 'hostile host',
    };
    const error = failure(hostile);
    for (const name of Object.keys(hostile)) expect(error.message).toContain(`${name}: give`);
    expect(error.problems).toHaveLength(Object.keys(hostile).length);
    expect(error.message).not.toContain('hostile');
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['SOCKETS_PER_PERSON', '1.5'],
    ['DRAIN_SECONDS', '0.5'],
    ['DRAIN_SECONDS', '3601'],
    ['LOG_LEVEL', 'INFO'],
    ['BASE_PATH', '/a b'],
    ['BASE_PATH', '//tz'],
    ['PUBLIC_URL', 'https://x.example/?a=1'],
    ['TRUST_PROXY', 'true'],
    ['SESSION_SECRET', `${'n'.repeat(32)}\nshort`],
    ['SESSION_SECRET', '\n'],
  ])('refuses %s=%s', (name, value) => {
    expect(failure({ [name]: value }).message).toContain(`${name}: give`);
  });

  it.each([
    [{ BASE_PATH: '/tz/' }, { http: { basePath: '/tz' } }],
    [{ BASE_PATH: '/' }, { http: { basePath: '' } }],
    [{ TRUST_PROXY: '2' }, { http: { trustedProxies: 2 } }],
    [{ TRUST_PROXY: 'loopback, 10.0.0.0/8' }, { http: { trustedProxies: ['loopback', '10.0.0.0/8'] } }],
    [
      { ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080' },
      { http: { allowedOrigins: ['https://a.example', 'http://b.example:8080'] } },
    ],
    [{ PORT: '0' }, { http: { port: 0 } }],
    [
      { SESSION_SECRET: 'a pass phrase, of more than 32 characters' },
      { auth: { sessionSecrets: ['a pass phrase, of more than 32 characters'] } },
    ],
    [
      { SESSION_SECRET: `${'n'.repeat(32)}\r\n\n  ${'o'.repeat(32)} \n` },
      { auth: { sessionSecrets: ['n'.repeat(32), 'o'.repeat(32)] } },
    ],
    [{ TZDATA_FILE: 'rules/2027a.json' }, { zoneData: { file: 'rules/2027a.json' } }],
  ])('reads %j', (env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });

  it('requires PUBLIC_URL for the links in mails', () => {
    const SMTP_URL = 'smtp://ada:secret@mail.example';
    expect(failure({ SMTP_URL }).message).toContain('PUBLIC_URL: give it');
    expect(readConfig({ SMTP_URL, PUBLIC_URL: 'https://x.example' }).alerts.smtpUrl?.href).toBe(SMTP_URL);
  });

  it('requires the path of PUBLIC_URL to be BASE_PATH', () => {
    expect(failure({ PUBLIC_URL: 'https://x.example/clock', BASE_PATH: '/tz' }).message).toContain(
      'PUBLIC_URL',
    );
    expect(readConfig({ PUBLIC_URL: 'https://x.example/tz/', BASE_PATH: '/tz' }).http.basePath).toBe('/tz');
  });

  describe('secrets in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-tz-env-'));
    const file = join(folder, 'secret');
    beforeAll(() => writeFileSync(file, `${'s'.repeat(40)}\n`));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('are read without the line end', () => {
      expect(readConfig({ SESSION_SECRET_FILE: file }).auth.sessionSecrets).toEqual(['s'.repeat(40)]);
    });

    it('must exist, and may not be given together with the variable itself', () => {
      expect(failure({ SESSION_SECRET_FILE: join(folder, 'none') }).message).toContain('SESSION_SECRET_FILE');
      expect(failure({ SESSION_SECRET_FILE: file, SESSION_SECRET: 's'.repeat(40) }).message).toContain(
        'not both',
      );
    });

    it('are not read for settings that are not secret', () => {
      expect(readConfig({ PORT_FILE: file }).http.port).toBe(3000);
    });
  });
});

describe('the table in the README', () => {
  it('lists every setting', () => {
    const readme = readFileSync(join(__dirname, '../../../../README.md'), 'utf8');
    const rows = Object.entries(SETTINGS).map(
      ([name, { about, unset, secret }]) =>
        `| \`${name}\`${secret ? ` (or \`${name}_FILE\`)` : ''} | ${unset} | ${about} |`,
    );
    for (const row of rows) expect(readme).toContain(row);
    const named = [...readme.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]);
    expect(named).toEqual(Object.keys(SETTINGS));
  });
});

function failure(env: Record<string, string>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}
