import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApp } from '@live-tz/test-cluster';

const COMMITTED = join(__dirname, '../../api/openapi.json');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

interface Operation {
  responses: Record<string, unknown>;
  summary?: string;
  operationId?: string;
}

interface Document {
  servers?: unknown;
  paths: Record<string, Record<string, Operation>>;
}

let app: RunningApp;
let served: Document;
beforeAll(async () => {
  app = await RunningApp.start();
  served = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as Document;
});
afterAll(() => app.dispose());

function operations(): [name: string, operation: Operation][] {
  return Object.entries(served.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) =>
      methods[method] ? [[`${method} ${path}`, methods[method]] as [string, Operation]] : [],
    ),
  );
}

describe('openapi.json', () => {
  it('in the repository is the same as served: `npm run openapi` updates it', () => {
    const { servers: _servers, ...document } = served;
    expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(document);
  });

  it('has a full path, a summary and a unique id for every operation', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { summary }] of operations()) {
      expect(name).toMatch(/ \/(api\/v1\/|health\/|now)/);
      expect(summary).toBeTruthy();
    }
  });

  it('documents the errors of every operation', () => {
    for (const [name, { responses }] of operations()) {
      const statuses = Object.keys(responses);
      const isOpen =
        /health|\/zones|\/convert|\/transitions|\/meta|\/now|\/auth\/(session|login|passkey|register|password-reset)/.test(
          name,
        ) && !/users/.test(name);
      if (!isOpen) expect([name, statuses]).toEqual([name, expect.arrayContaining(['401'])]);
      if (/^(post|put|patch|delete)/.test(name))
        expect([name, statuses]).toEqual([name, expect.arrayContaining(['403'])]);
      if (name.includes('{')) expect([name, statuses]).toEqual([name, expect.arrayContaining(['404'])]);
    }
  });
});

describe('Swagger UI', () => {
  it('is served with all its assets, and sends the CSRF token', async () => {
    const page = await fetch(`${app.url}/api/docs`);
    expect(page.status).toBe(200);
    const html = await page.text();
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      (match) => new URL(match[1] ?? '', page.url).href,
    );
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(new URL(asset).origin).toBe(app.url);
      expect((await fetch(asset)).status).toBe(200);
    }
    const script = await (await fetch(`${app.url}/api/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('X-XSRF-TOKEN');
  });
});
