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
/** Volumes that the images declare: without a mount, each container would get an anonymous one. */
const DECLARED_VOLUMES: Record<string, string> = {
  'live-tz': '/data',
  redis: '/data',
  postgres: '/var/lib/postgresql/data',
};
/** Services that end before the others start. */
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

  it.each(services)('limits the privileges and resources of %s', (name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.cap_add).toEqual(name === 'secrets' ? ['CHOWN'] : undefined);
    expect(service.read_only).toBe(true);
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.pids_limit).toBeLessThanOrEqual(128);
  });

  it.each(services)('stops %s cleanly, and leaves no anonymous volume', (_name, service) => {
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

  it('mounts tmpfs without options, which not every engine supports', () => {
    for (const [, { tmpfs = [] }] of services) {
      for (const each of tmpfs) expect(each).toMatch(/^[/\w]+$/);
    }
  });

  it('contains no password', () => {
    expect(read(file)).not.toMatch(/password\s*[:=]\s*\w|POSTGRES_PASSWORD:|:\/\/\w+:\w+@/i);
  });
});

describe('docker/compose.single.yml', () => {
  it('leaves enough memory for a first start, for an attack and for a command beside the server', () => {
    // Measured: 230, 250 and 100 MB. A container that is killed while it creates the database would restart for ever.
    expect(composeOf('compose.single.yml').services['live-tz']?.mem_limit).toBe('512m');
  });
});

describe('docker/compose.yml', () => {
  const services = servicesOf('compose.yml');
  const of = (name: string): Service => composeOf('compose.yml').services[name] ?? {};

  it('names images in full, as podman requires, with their exact version', () => {
    for (const [name, { image = '' }] of services) {
      const isExact = /^(live-tz:latest|docker\.io\/\w+\/[a-z-]+:\d+\.\d+(\.\d+)?-\w+)$/.test(image);
      expect([name, isExact]).toEqual([name, true]);
    }
  });

  it('starts each service when its dependencies are healthy or completed', () => {
    for (const [, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe(ONCE.includes(needed) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('runs each service as a separate account', () => {
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

  it('publishes nginx alone, and isolates the data services', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['nginx']);
    const on = (network: string): string[] =>
      services.filter(([, { networks }]) => networks?.includes(network)).map(([name]) => name);
    expect(on('front')).toEqual(['api-1', 'api-2', 'api-3', 'nginx']);
    expect(on('back')).toEqual(['postgres', 'redis', 'api-1', 'api-2', 'api-3']);
    expect(composeOf('compose.yml').networks?.['back']).toEqual({ internal: true });
    expect(of('secrets').network_mode).toBe('none');
  });

  it('checks Redis with the password alone, because a URL would name an empty user', () => {
    expect(of('redis').healthcheck?.test.join(' ')).not.toContain('redis-cli -u');
    expect(of('redis').healthcheck?.test.join(' ')).toContain('REDISCLI_AUTH=');
  });

  it('passes its nodes to nginx', () => {
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

  it('stops while sockets are open', () => {
    expect(nginx).toMatch(/^worker_shutdown_timeout [1-4]s;/m);
  });

  it('waits less than a second for a node that is down', () => {
    const [, timeoutMs = 'none'] = /proxy_connect_timeout (\d+)ms;/.exec(nginx) ?? [];
    const [, tries = 'none'] = /proxy_next_upstream_tries (\d+);/.exec(nginx) ?? [];
    expect(Number(timeoutMs) * Number(tries)).toBeLessThan(1000);
  });

  it('retries a request when the nodes change, unless it may have been processed', () => {
    const [, again = ''] = /location @once_more \{([\s\S]*?)\n {4}\}/.exec(nginx) ?? [];
    expect(nginx).toContain('error_page 502 = @once_more;');
    expect(again).toMatch(/if \(\$is_repeatable = 0\) \{\s+return 502;/);
    expect(again).toContain('proxy_pass http://live_tz;');
  });

  it('does not treat /metrics specially', () => {
    expect(nginx).not.toContain('metrics');
  });
});
