import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Setting, SETTINGS } from './settings';

const FOLDER = join(__dirname, '../../../../docker');
const settings: [string, Setting<unknown>][] = Object.entries(SETTINGS);
/** Settings that are fixed inside the container. */
const FIXED: Record<string, string> = { PORT: '3000', HOST: '', DATA_DIR: '/data' };
/** The variables that a compose file passes on from its environment, with or without a default. */
const PASSED = /^\$\{([A-Z_]+)(:?-[^}]*)?\}$/;

function environmentOf(file: string, service: string): Record<string, string> {
  const compose = parse(readFileSync(join(FOLDER, file), 'utf8'), { merge: true }) as {
    services: Record<string, { environment: Record<string, string> }>;
  };
  return compose.services[service]?.environment ?? {};
}

describe.each([
  ['compose.yml', 'api-1'],
  ['compose.single.yml', 'live-tz'],
])('docker/%s', (file, service) => {
  const environment = environmentOf(file, service);

  it.each(settings)('passes %s through', (name, { secret }) => {
    if (name in FIXED) {
      expect(environment[name]).toBe(FIXED[name]);
      return;
    }
    expect(PASSED.exec(environment[name] ?? '')?.[1]).toBe(name);
    if (secret) expect(PASSED.exec(environment[`${name}_FILE`] ?? '')?.[1]).toBe(`${name}_FILE`);
  });

  it('passes nothing through that Live TZ does not know', () => {
    const known = settings.flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : [name]));
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('docker/.env.example', () => {
  it('lists every setting and sets none', () => {
    const lines = readFileSync(join(FOLDER, '.env.example'), 'utf8').split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    const named = lines.flatMap((line) => /^#([A-Z_]+)=/.exec(line)?.[1] ?? []);
    const settable = settings
      .flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : [name]))
      .filter((name) => name === 'PORT' || !(name in FIXED))
      // A one-line file is no easier to refer to than the line itself.
      .filter((name) => name !== 'METRICS_TOKEN_FILE');
    expect([...named].sort()).toEqual([...settable, 'REAL_IP_FROM'].sort());
  });
});
