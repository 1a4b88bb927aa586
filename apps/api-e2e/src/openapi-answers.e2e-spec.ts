import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserLike, runCommand, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { AnswerValidator } from './support/openapi-validator';
import { type Operation, operationsOf } from './support/operations';

/** Its answer never ends; `event-stream.e2e-spec.ts` reads it. */
const ENDLESS = '/stream';

/** Requests besides the documented example of an operation: some get an answer with nulls, others are refused. */
const OTHERS: Record<string, string[]> = {
  '/api/v1/convert': [
    '/api/v1/convert',
    '/api/v1/convert?at=2027-03-28T02:30&from=Europe/Berlin&to=UTC',
    '/api/v1/convert?at=never',
  ],
  '/api/v1/transitions': [
    '/api/v1/transitions?zones=Africa/Monrovia&from=1900-01-01T00:00Z',
    '/api/v1/transitions?zones=Asia/Tokyo',
    '/api/v1/transitions',
  ],
  '/api/v1/transitions.ics': ['/api/v1/transitions.ics'],
  '/api/v1/overlap': ['/api/v1/overlap?zones=Asia/Tokyo&optional=1', '/api/v1/overlap'],
  '/api/v1/zones': [
    '/api/v1/zones',
    '/api/v1/zones?q=portland',
    '/api/v1/zones?q=cst',
    '/api/v1/zones?limit=0',
  ],
  '/api/v1/zones/{zone}': [
    '/api/v1/zones/UTC',
    '/api/v1/zones/Asia/Tokyo?at=1800-01-01T00:00Z',
    '/api/v1/zones/Mars',
    '/api/v1/zones/UTC?at=2026-02-30T00:00Z',
  ],
  '/api/timezone/{location}': ['/api/timezone/Europe', '/api/timezone/UTC.txt', '/api/timezone/Mars'],
  '/now': ['/now?format=json', '/now?places=tokyo,berlin', '/now?places=IST', '/now?format=csv'],
  '/now/{place}': ['/now/springfield', '/now/xyzzy-nowhere', '/now/tokyo?format=json'],
  '/now/{place}.svg': ['/now/springfield.svg', '/now/xyzzy-nowhere.svg'],
  '/api/v1/admin/audit': ['/api/v1/admin/audit?kind=registered', '/api/v1/admin/audit?kind=none'],
};

/** The same as served, which `openapi.e2e-spec.ts` tests. */
const document = JSON.parse(
  readFileSync(join(__dirname, '../../api/openapi.json'), 'utf8'),
) as ConstructorParameters<typeof AnswerValidator>[0];
const operations = operationsOf(document).filter(({ method, path }) => method === 'GET' && path !== ENDLESS);
/** Compiled when the file is loaded, because a server would close idle connections of `fetch` during the seconds this takes. */
const validator = new AnswerValidator(document);

let app: RunningApp;
let anonymous: BrowserLike;
let admin: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  const name = uniqueName();
  [anonymous, admin] = await Promise.all([BrowserLike.open(app.url), BrowserLike.register(app.url, name)]);
  await runCommand('users', ['make-admin', name], { DATA_DIR: app.dataDir });
  await admin.post('/users/me/zones', { zone: 'Asia/Tokyo' });
  await admin.post('/users/me/zones', {
    zone: 'Asia/Seoul',
    label: 'Min-jun',
    place: 'Seoul',
    country: 'Korea',
  });
});
afterAll(() => app.dispose());

/** The address of an operation, filled with the examples of its required parameters. */
function exampleOf({ path, parameters }: Operation): string {
  const required = parameters.filter((parameter) => parameter.required);
  const filled = required.reduce(
    (text, { name, schema }) => text.replace(`{${name}}`, String(schema.example)),
    path,
  );
  const query = required
    .filter((each) => each.in === 'query')
    .map((each) => `${each.name}=${String(each.schema.example)}`);
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

describe('every answer is as documented', () => {
  it.each([
    ['an anonymous client', () => anonymous],
    ['an administrator', () => admin],
  ])('to the reads of %s', async (_client, clientOf) => {
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) {
      const { path } = operation;
      for (const address of [exampleOf(operation), ...(OTHERS[path] ?? [])]) {
        const { status, headers, body } = await clientOf().send('GET', `/${address}`);
        const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
        expect([address, status, validator.errorsOf(path, status, mediaType, body)]).toEqual([
          address,
          status,
          [],
        ]);
      }
    }
  });
});
