import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApp } from '@live-tz/test-cluster';
import { rawExchange, rawRequest } from './support/raw-exchange';

const WEB_FOLDER = join(__dirname, '../../../dist/apps/web/browser');
const DOCS_PACKAGE = join(require.resolve('swagger-ui-dist/package.json'), '..');
const DOCS_FILES = [
  'favicon-16x16.png',
  'favicon-32x32.png',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'swagger-ui.css',
];
const PLACEHOLDER = '__CSP_NONCE__';
const ACCEPTS = ['*/*', 'text/html', 'application/json'];

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

async function get(target: string, accept = '*/*', method = 'GET') {
  return rawExchange(app.url, rawRequest(target, ['Host: x', `Accept: ${accept}`], method));
}

/** Spellings of a path, some of which a file system or router may treat as the same. */
function spellingsOf(file: string): string[] {
  const [first = '', ...rest] = file;
  return [
    `/${file}`,
    `//${file}`,
    `/./${file}`,
    `/x/../${file}`,
    `/%${first.charCodeAt(0).toString(16)}${rest.join('')}`,
    `/${file.replaceAll('.', '%2e')}`,
    `/${file.toUpperCase()}`,
    `/${file}/`,
    `/${file}?x`,
    `/${file}%00`,
    `/${file}%20`,
    `/media/..%2f${file}`,
    `/media/..%5c${file}`,
    `http://x/${file}`,
  ];
}

describe('the page', () => {
  it('always has its nonce, for any spelling of its path', async () => {
    for (const target of [...spellingsOf('index.html'), '/', '/login', '/nowhere', '/at/x'])
      for (const accept of ACCEPTS)
        for (const method of ['GET', 'HEAD', 'POST']) {
          const { body, headers } = await get(target, accept, method);
          expect([target, accept, method, body.includes(PLACEHOLDER)]).toEqual([
            target,
            accept,
            method,
            false,
          ]);
          expect(headers.get('content-security-policy')?.join()).not.toContain(PLACEHOLDER);
        }
  });

  it.each([
    ...['/', '/login', '/register', '/reset', '/two-step', '/settings', '/admin', '/admin/invitations'],
    ...['/admin/audit', '/b/x', '/wall/x', '/embed/x', '/s/x', '/s/x/plan', '/plan', '/plan/x', '/convert'],
  ])('is found at %s, which proxies and monitors take the status from', async (path) => {
    expect((await get(path, 'text/html')).status).toBe(200);
  });

  it('is never cached, and never partial', async () => {
    const ranged = await rawExchange(
      app.url,
      rawRequest('/', ['Host: x', 'Accept: text/html', 'Range: bytes=0-9']),
    );
    expect(ranged.status).toBe(200);
    expect(ranged.headers.get('cache-control')).toEqual(['no-store']);
  });
});

describe('the files of the client', () => {
  const built = filesIn(WEB_FOLDER).filter((file) => file !== 'index.html');
  const compressed = built.filter((file) => /\.(br|gz)$/.test(file));
  const files = built.filter((file) => !compressed.includes(file));

  it('are those of the build, without the placeholder of the nonce', async () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { status, body } = await get(`/${file}`);
      expect([file, status, body.includes(PLACEHOLDER)]).toEqual([file, 200, false]);
    }
  });

  it('have compressed copies that cannot be requested by their own names', async () => {
    expect(compressed.length).toBeGreaterThan(5);
    for (const file of compressed) expect([file, (await get(`/${file}`)).status]).toEqual([file, 404]);
  });

  it('have one path each', async () => {
    const [file = ''] = files.filter((name) => name.startsWith('main-'));
    for (const target of spellingsOf(file)) {
      const isItsPath = [`/${file}`, `/${file}?x`, `http://x/${file}`].includes(target);
      expect([target, (await get(target)).status]).toEqual([target, isItsPath ? 200 : 404]);
    }
  });

  it.each([
    '/.env',
    '/.git/HEAD',
    '/..',
    '/../prerendered-routes.json',
    '/%2e%2e/prerendered-routes.json',
    '/..%2fprerendered-routes.json',
    '/..%2f..%2f..%2f..%2fpackage.json',
    '/..\\prerendered-routes.json',
    '/media/../../prerendered-routes.json',
    '/media',
    '/media/',
    '/3rdpartylicenses.txt',
    '/prerendered-routes.json',
    '/index.html.map',
  ])('do not include %s', async (target) => {
    for (const accept of ACCEPTS) expect((await get(target, accept)).status).toBe(404);
  });
});

describe('the documentation', () => {
  const files = [
    ...filesIn(DOCS_PACKAGE),
    'docs/swagger-ui.css',
    'docs/package.json',
    'swagger-ui-init.js.map',
  ];

  it('has the files that Swagger UI needs, and no others of its package', async () => {
    expect(files).toEqual(expect.arrayContaining([...DOCS_FILES, 'package.json', 'swagger-ui.js.map']));
    for (const file of files) {
      const { status } = await get(`/api/docs/${file}`);
      expect([file, status]).toEqual([file, DOCS_FILES.includes(file) ? 200 : 404]);
    }
  });

  it('loads nothing from other origins, and has no field for another document', async () => {
    const { body: script } = await get('/api/docs/swagger-ui-init.js');
    expect(script).toContain('"layout": "BaseLayout"');
    expect(script).toContain('"validatorUrl": null');
    const { headers } = await get('/api/docs/');
    expect(headers.get('content-security-policy')?.join()).toContain("connect-src 'self'");
  });
});
