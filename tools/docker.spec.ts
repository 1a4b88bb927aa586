import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  image?: string;
  user?: string;
  cap_drop?: string[];
  cap_add?: string[];
  read_only?: boolean;
  init?: boolean;
  ports?: string[];
  networks?: string[];
  network_mode?: string;
  volumes?: string[];
  tmpfs?: string[];
  mem_limit?: string;
  pids_limit?: number;
  stop_grace_period?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  name: string;
  services: Record<string, Service>;
  networks?: Record<string, { internal?: boolean } | null>;
}

const FOLDER = join(__dirname, '../docker');
/** Folders that the images declare as volumes: what is mounted nowhere leaves one of no name with each container. */
const DECLARED_VOLUMES: Record<string, string> = {
  'live-tz': '/data',
  redis: '/data',
  postgres: '/var/lib/postgresql/data',
};
/** They end by themselves, before the others begin. */
const ONCE = ['secrets', 'database'];

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

function composeOf(file: string): Compose {
  return parse(read(file), { merge: true }) as Compose;
}

function servicesOf(file: string): [string, Service][] {
  return Object.entries(composeOf(file).services);
}

describe.each(['compose.yml', 'compose.single.yml'])('docker/%s', (file) => {
  const services = servicesOf(file);

  it.each(services)('gives %s no more than it needs', (name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.cap_add).toEqual(name === 'secrets' ? ['CHOWN'] : undefined);
    expect(service.read_only).toBe(true);
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.pids_limit).toBeLessThanOrEqual(128);
  });

  it.each(services)('ends %s cleanly, and leaves no volume without a name', (_name, service) => {
    expect(service.init).toBe(true);
    expect(service.stop_grace_period).toBe('15s');
    const image = /(?:^|\/)([a-z-]+):/.exec(service.image ?? '')?.[1] ?? '';
    const declared = DECLARED_VOLUMES[image];
    if (declared === undefined) return;
    const mounted = [...(service.tmpfs ?? []), ...(service.volumes ?? []).map((each) => each.split(':')[1])];
    expect(mounted).toContain(declared);
  });

  it.each(services.filter(([name]) => !ONCE.includes(name)))('checks the health of %s', (_name, service) => {
    expect(service.healthcheck).toBeDefined();
  });

  it('mounts memory without options, which not every engine knows', () => {
    for (const [, { tmpfs = [] }] of services) {
      for (const each of tmpfs) expect(each).toMatch(/^[/\w]+$/);
    }
  });

  it('holds no password', () => {
    expect(read(file)).not.toMatch(/password\s*[:=]\s*\w|POSTGRES_PASSWORD:|:\/\/\w+:\w+@/i);
  });
});

describe('docker/compose.single.yml', () => {
  it('leaves room to make a new database in', () => {
    // 1.2 GB were measured; what is killed for its memory while it makes one begins again for ever.
    expect(composeOf('compose.single.yml').services['live-tz']?.mem_limit).toBe('1536m');
  });
});

describe('docker/compose.yml', () => {
  const services = servicesOf('compose.yml');
  const of = (name: string): Service => composeOf('compose.yml').services[name] ?? {};

  it('takes images by their full name, which podman wants, and their exact version', () => {
    for (const [name, { image = '' }] of services) {
      const isExact = /^(live-tz:latest|docker\.io\/\w+\/[a-z-]+:\d+\.\d+(\.\d+)?-\w+)$/.test(image);
      expect([name, isExact]).toEqual([name, true]);
    }
  });

  it('starts each part when what it stands on is healthy or done', () => {
    for (const [, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe(ONCE.includes(needed) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('runs each service as an account of its own', () => {
    const users = ['postgres', 'redis', 'api-1', 'nginx'].map((name) => of(name).user);
    for (const user of users) expect(user).toMatch(/^[1-9]\d*:\d+$/);
    expect(new Set(users).size).toBe(users.length);
  });

  it('gives the secrets of a service to the account it runs as', () => {
    const owners = Object.fromEntries(
      [...read('make-secrets.sh').matchAll(/\b(API|POSTGRES|REDIS)=(\d+)/g)].map(([, name, uid]) => [
        name,
        uid,
      ]),
    );
    const uidOf = (name: string): string | undefined => of(name).user?.split(':')[0];
    expect(owners).toEqual({ API: uidOf('api-1'), POSTGRES: uidOf('postgres'), REDIS: uidOf('redis') });
    expect(uidOf('database')).toBe(uidOf('postgres'));
  });

  it('opens nothing but nginx to the outside, and keeps the data where nothing else is', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['nginx']);
    const on = (network: string): string[] =>
      services.filter(([, { networks }]) => networks?.includes(network)).map(([name]) => name);
    expect(on('front')).toEqual(['api-1', 'api-2', 'api-3', 'nginx']);
    expect(on('back')).toEqual(['postgres', 'redis', 'api-1', 'api-2', 'api-3']);
    expect(composeOf('compose.yml').networks?.['back']).toEqual({ internal: true });
    expect(of('secrets').network_mode).toBe('none');
  });

  it('asks Redis with the password alone: an address would name an empty user', () => {
    expect(of('redis').healthcheck?.test.join(' ')).not.toContain('redis-cli -u');
    expect(of('redis').healthcheck?.test.join(' ')).toContain('REDISCLI_AUTH=');
  });

  it('names the nodes it has to nginx', () => {
    const nodes = services.filter(([name]) => name.startsWith('api-')).map(([name]) => `${name}:3000`);
    expect(of('nginx').environment?.['NODES']).toBe(nodes.join(' '));
  });
});

describe('docker/nginx.conf', () => {
  const nginx = read('nginx.conf');

  it('passes the URI untouched, the Host, and upgrades', () => {
    expect(nginx).toMatch(/proxy_pass http:\/\/live_tz;/);
    expect(nginx).toContain('proxy_set_header Host $http_host;');
    expect(nginx).toContain('proxy_set_header Upgrade $http_upgrade;');
  });

  it('stops although sockets are open', () => {
    expect(nginx).toMatch(/^worker_shutdown_timeout [1-4]s;/m);
  });

  it('waits for a node that is gone less than a second in all', () => {
    const [, timeoutMs = 'none'] = /proxy_connect_timeout (\d+)ms;/.exec(nginx) ?? [];
    const [, tries = 'none'] = /proxy_next_upstream_tries (\d+);/.exec(nginx) ?? [];
    expect(Number(timeoutMs) * Number(tries)).toBeLessThan(1000);
  });

  it('begins a request anew when the nodes change under it, unless it may have been done', () => {
    const [, again = ''] = /location @once_more \{([\s\S]*?)\n {4}\}/.exec(nginx) ?? [];
    expect(nginx).toContain('error_page 502 = @once_more;');
    expect(again).toMatch(/if \(\$is_repeatable = 0\) \{\s+return 502;/);
    expect(again).toContain('proxy_pass http://live_tz;');
  });

  it('leaves /metrics to its token', () => {
    expect(nginx).not.toContain('metrics');
  });
});
