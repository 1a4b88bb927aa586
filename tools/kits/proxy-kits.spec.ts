import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itWith, kitData, kitPath, kitText, run } from './kit';

const NODE = '127.0.0.1:3000';

describe('the files for proxies', () => {
  it.each(['Caddyfile', 'nginx.conf', 'traefik-live-tz.yml', 'cloudflared.yml'])(
    'send requests to Live TZ, without changing their path: %s',
    (file) => {
      const text = kitText(`proxies/${file}`);
      expect(text).toContain(NODE);
      expect(text).not.toMatch(/3000\/|stripprefix:|handle_path|rewrite/i);
    },
  );

  it.each(['Caddyfile', 'nginx.conf', 'traefik.yml', 'cloudflared.yml'])(
    'name the settings of Live TZ: %s',
    (file) => {
      expect(kitText(`proxies/${file}`)).toContain('PUBLIC_URL=https://clock.example.org TRUST_PROXY=1');
    },
  );

  it('refer to each other in Traefik', () => {
    const fixed = kitData<{ entryPoints: object; certificatesResolvers: object }>('proxies/traefik.yml');
    const { http } = kitData<{
      http: {
        routers: Record<string, { entryPoints: string[]; service: string; tls: { certResolver: string } }>;
        services: Record<string, { loadBalancer: { healthCheck: { path: string } } }>;
      };
    }>('proxies/traefik-live-tz.yml');
    const [router] = Object.values(http.routers);
    expect(Object.keys(fixed.entryPoints)).toEqual(expect.arrayContaining(router?.entryPoints ?? ['none']));
    expect(Object.keys(fixed.certificatesResolvers)).toContain(router?.tls.certResolver);
    expect(http.services[router?.service ?? '']?.loadBalancer.healthCheck.path).toBe('/health/ready');
  });

  itWith('nginx')('pass the check of nginx', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-tz-nginx-'));
    try {
      // Without a certificate: the test is about the rest.
      const site = kitText('proxies/nginx.conf')
        .replace('listen 443 ssl;', 'listen 127.0.0.1:8443;')
        .replaceAll(/^ *ssl_.*$/gm, '');
      const file = join(folder, 'nginx.conf');
      writeFileSync(
        file,
        `pid ${folder}/pid; error_log stderr; events {} http { access_log off; client_body_temp_path ${folder}/body; ${site} }`,
      );
      const { status, output } = run('nginx', ['-t', '-p', folder, '-c', file]);
      expect([status, output]).toEqual([0, expect.stringContaining('test is successful')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  itWith('caddy')('pass the check of Caddy', () => {
    const args = ['validate', '--adapter', 'caddyfile', '--config', kitPath('proxies/Caddyfile')];
    const { status, output } = run('caddy', args);
    expect([status, output]).toEqual([0, expect.stringContaining('Valid configuration')]);
  });
});
