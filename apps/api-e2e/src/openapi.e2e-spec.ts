import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApp } from '@live-tz/test-cluster';

const COMMITTED = join(__dirname, '../../api/openapi.json');
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

interface Operation {
  parameters?: { $ref?: string }[];
  security?: object[];
  responses: Record<string, unknown>;
  summary?: string;
  operationId?: string;
}

interface Document {
  openapi: string;
  components: Record<'parameters' | 'responses', Record<string, unknown>>;
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
    expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(served);
  });

  it('has the CSRF token as a header of every operation that may change something, required unless it accepts a token', () => {
    for (const [name, { parameters = [], security = [] }] of operations()) {
      const references = parameters.flatMap(({ $ref }) => $ref ?? []);
      const acceptsToken = security.some((alternative) => 'bearer' in alternative);
      const parameter = acceptsToken ? 'SessionCsrfToken' : 'CsrfToken';
      const expected = /^get/.test(name) ? [] : [`#/components/parameters/${parameter}`];
      expect([name, references]).toEqual([name, expected]);
    }
    expect(served.components.parameters['CsrfToken']).toMatchObject({
      name: 'X-XSRF-TOKEN',
      in: 'header',
      required: true,
    });
    expect(served.components.parameters['SessionCsrfToken']).toMatchObject({ required: false });
  });

  it('documents what any address may answer, with the headers of it', () => {
    for (const [name, { responses }] of operations())
      expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(['405', '429', '431'])]);
    expect(served.components.responses).toMatchObject({
      MethodNotAllowed: { headers: { Allow: {} } },
      Throttled: { headers: { 'Retry-After': { schema: { type: 'integer' } } } },
    });
    expect(served.paths['/api/v1/transitions.ics']?.['get']?.responses).toMatchObject({
      200: { headers: { ETag: {}, 'Last-Modified': {} } },
      304: { headers: { ETag: {}, 'Last-Modified': {} } },
    });
  });

  it('has a full path, a summary and a unique id for every operation', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { summary }] of operations()) {
      expect(name).toMatch(/ \/(api\/(v1\/|timezone)|health\/|now|stream)/);
      expect(summary).toBeTruthy();
    }
  });

  it('documents the errors of every operation', () => {
    for (const [name, { responses }] of operations()) {
      const statuses = Object.keys(responses);
      const isOpen =
        /health|\/zones|\/convert|\/transitions|\/meta|\/now|\/shared|v1\/overlap|\/stream|\/api\/timezone|\/auth\/(session|policy|login|passkey|register|invitation|password-reset)/.test(
          name,
        ) && !/users/.test(name);
      if (!isOpen) expect([name, statuses]).toEqual([name, expect.arrayContaining(['401'])]);
      if (/^(post|put|patch|delete)/.test(name))
        expect([name, statuses]).toEqual([name, expect.arrayContaining(['403'])]);
      // A link that is void is gone, whether or not it ever existed.
      const unknown = name.includes('/shared/') ? '410' : '404';
      if (name.includes('{')) expect([name, statuses]).toEqual([name, expect.arrayContaining([unknown])]);
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
