import {
  API_PREFIX,
  type BoardSummary,
  type Me,
  OPENAPI_PATH,
  type Problem,
  type ResetLink,
} from '@live-tz/contracts';
import {
  type ApiResponse,
  BrowserLike,
  PASSWORD,
  runCommand,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { type Operation, operationsOf, type Schema } from './support/operations';
import { problemOf } from './support/problem-of';

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
/** Operations that refuse in text or in the shape of another API, or never end; they have tests of their own. */
const OTHER_SHAPES = /^\/(now|stream|api\/(timezone|ip))/;

let app: RunningApp;
let operations: Operation[];
let anonymous: BrowserLike;
let user: BrowserLike;
let admin: BrowserLike;
/** The token of a reset link for the user, valid until it is used. */
let resetToken: string;
let boardId: string;
let dataBefore: unknown;

beforeAll(async () => {
  // One client sends hundreds of requests; budgets have specs of their own.
  app = await RunningApp.start({ CLIENT_CPU_PERCENT: '0' });
  const documented = operationsOf(await (await fetch(app.url + OPENAPI_PATH)).json());
  operations = documented.filter(({ path }) => !OTHER_SHAPES.test(path));
  const adminName = uniqueName();
  [anonymous, user, admin] = await Promise.all([
    BrowserLike.open(app.url),
    BrowserLike.register(app.url),
    BrowserLike.register(app.url, adminName),
  ]);
  await runCommand('users', ['make-admin', adminName], { DATA_DIR: app.dataDir });
  await user.post('/users/me/zones', { zone: 'Asia/Tokyo', label: 'before' });
  const { body: boards } = await user.get<BoardSummary[]>('/boards');
  boardId = boards[0]?.id ?? '';
  const { body: me } = await user.get<Me>('/users/me');
  const { body: link } = await admin.post<ResetLink>(`/admin/users/${me.id}/reset-link`);
  resetToken = link.url.split('#')[1] ?? '';
  dataBefore = await exportOf(user);
});

/** No request changed the data of the user, ended their session or caused a fault in the server. */
afterAll(async () => {
  const faults = faultsIn(app.log);
  const dataAfter = await exportOf(user);
  await app.dispose();
  expect(faults).toEqual([]);
  expect(dataAfter).toEqual(dataBefore);
});

async function exportOf(client: BrowserLike): Promise<unknown> {
  const { body } = await client.get<{ exportedAtMs?: number; audit?: unknown }>('/users/me/export');
  delete body.exportedAtMs;
  // The tests send wrong passwords, which are audited.
  delete body.audit;
  return body;
}

/** Sends a request to an absolute path, without the API prefix that the client adds otherwise. */
function send(
  client: BrowserLike,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<ApiResponse> {
  return client.send(method, `/${path}`, body, headers);
}

/** A client that is allowed to call an operation. */
function allowedClient({ path }: Operation): BrowserLike {
  return path.startsWith(`${API_PREFIX}/admin`) ? admin : user;
}

/** The path of an operation with parameters that are valid but unknown. */
function pathOf({ path }: Operation, id = UNKNOWN_ID): string {
  return path.replace('{id}', id).replace('{zone}', 'Europe/Paris');
}

/** The same with every required query parameter. */
function addressOf(operation: Operation, id?: string): string {
  const needed = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = needed.map(({ name, schema }) => `${name}=${String(schema.example)}`).join('&');
  return pathOf(operation, id) + (query && `?${query}`);
}

/** Checks that a response is a complete problem with a documented status and whole sentences. */
function refusalIn(answer: ApiResponse, { statuses }: Pick<Operation, 'statuses'>, sent: unknown): Problem {
  expect({ sent, status: answer.status, isDocumented: statuses.includes(answer.status) }).toEqual({
    sent,
    status: answer.status,
    isDocumented: true,
  });
  const problem = problemOf(answer);
  const sentences = [problem.detail, ...(problem.errors ?? []).map(({ message }) => message)];
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-Z].{8,}[.!?]$/s);
    expect(sentence).not.toMatch(
      /undefined|NaN|\[object|must be|should not|Validation failed|Unexpected token|Cannot /,
    );
  }
  return problem;
}

/** Checks all operations of a kind; there must be at least one. */
async function forEach(
  kind: (operation: Operation) => boolean,
  check: (operation: Operation) => Promise<void>,
) {
  const chosen = operations.filter(kind);
  expect(chosen.length).toBeGreaterThan(0);
  for (const operation of chosen) await check(operation);
}

function groupedByPath(): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) {
    const path = pathOf(operation);
    paths.set(path, [...(paths.get(path) ?? []), operation]);
  }
  return paths;
}

const isWrite = ({ method, path }: Operation): boolean => method !== 'GET' && path.startsWith(API_PREFIX);
const isPublicRead = ({ isClosed, method }: Operation): boolean => !isClosed && method === 'GET';
const isForAdministrators = ({ path }: Operation): boolean => path.startsWith(`${API_PREFIX}/admin`);

describe('access', () => {
  it('to operations that are not public is refused to anonymous clients', async () => {
    await forEach(
      ({ isClosed }) => isClosed,
      async (operation) => {
        const answer = await send(anonymous, operation.method, pathOf(operation));
        expect(refusalIn(answer, operation, operation.name).status).toBe(401);
      },
    );
  });

  it('to public reads is granted to anonymous clients', async () => {
    await forEach(
      // A link is public, but unknown.
      ({ isClosed, method, path }) => !isClosed && method === 'GET' && !path.includes('/shared/'),
      async (operation) => {
        expect((await send(anonymous, 'GET', addressOf(operation))).status).toBe(200);
      },
    );
  });

  it('to writes is refused without the CSRF token', async () => {
    await forEach(isWrite, async (operation) => {
      for (const token of ['', 'forged.token', `x.${'\u00e9'.repeat(43)}`]) {
        const headers = { cookie: `${user.cookieHeader()}`, 'X-XSRF-TOKEN': token };
        const answer = await send(user, operation.method, pathOf(operation), undefined, headers);
        expect(refusalIn(answer, operation, operation.name).status).toBe(403);
      }
    });
  });

  it('to operations for administrators is refused to other users', async () => {
    await forEach(isForAdministrators, async (operation) => {
      const answer = await send(user, operation.method, pathOf(operation));
      expect(refusalIn(answer, operation, operation.name).status).toBe(403);
    });
  });
});

describe('bodies', () => {
  const takesBody = ({ fields }: Operation): boolean => fields !== null;

  it.each<[kind: string, bodies: string[]]>([
    ['not JSON', ['{', '{"a":}', "{'a':1}", '\u0000', '{"a":1}{"b":2}', '{"a":1,}', 'zone=UTC']],
    ['not an object', ['[]', '[{}]', '"text"', '7', 'null', 'true']],
    ['nested deeply', [nested(30_000), `{"label":${nested(30_000)}}`]],
    ['made of unknown fields', ['{"unheard":1}', '{"a\\u0000b":1}', '{"":1}']],
    [
      'made of the names of inherited properties',
      ['{"__proto__":{"isAdmin":true}}', '{"constructor":{}}', '{"toString":1}'],
    ],
  ])('that are %s are refused', async (_kind, bodies) => {
    await forEach(takesBody, async (operation) => {
      for (const body of bodies) {
        const answer = await send(allowedClient(operation), operation.method, pathOf(operation), body);
        expect(refusalIn(answer, operation, [operation.name, body.slice(0, 80)]).status).toBe(400);
      }
    });
  });

  it('that are missing are refused where they are required', async () => {
    await forEach(takesBody, async (operation) => {
      const answer = await send(allowedClient(operation), operation.method, pathOf(operation));
      expect(refusalIn(answer, operation, operation.name).status).toBe(400);
    });
  });

  it('that are too large are refused', async () => {
    await forEach(isWrite, async (operation) => {
      const body = `{"username":"${'x'.repeat(70_000)}"}`;
      const answer = await send(allowedClient(operation), operation.method, pathOf(operation), body);
      expect(refusalIn(answer, operation, operation.name).status).toBe(413);
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/json; charset=iso-8859-1',
    'nonsense',
  ])('of the type %s are refused', async (type) => {
    await forEach(isWrite, async (operation) => {
      const answer = await send(allowedClient(operation), operation.method, pathOf(operation), '{}', {
        'content-type': type,
      });
      expect(refusalIn(answer, operation, operation.name).status).toBe(415);
    });
  });

  it('with a wrong or unsupported content encoding are refused', async () => {
    await forEach(takesBody, async (operation) => {
      for (const [encoding, status] of [
        ['gzip', 400],
        ['compress', 415],
      ] as const) {
        const answer = await send(allowedClient(operation), operation.method, pathOf(operation), '{}', {
          'content-encoding': encoding,
        });
        expect(refusalIn(answer, operation, [operation.name, encoding]).status).toBe(status);
      }
    });
  });

  it('get an error for each wrong field', async () => {
    await forEach(takesBody, async (operation) => {
      const fields = Object.entries(operation.fields ?? {});
      for (const [field, schema] of fields) {
        for (const value of shareOfInvalidValues(schema)) {
          const sent = JSON.stringify({ ...validBody(fields), [field]: value });
          const answer = await send(allowedClient(operation), operation.method, pathOf(operation), sent);
          const problem = refusalIn(answer, operation, [operation.name, sent.slice(0, 200)]);
          expect([operation.name, sent.slice(0, 200), problem.status]).toEqual([
            operation.name,
            sent.slice(0, 200),
            400,
          ]);
          const named = [...new Set(problem.errors?.map((error) => error.field.split('.')[0]))];
          expect([sent.slice(0, 200), named]).toEqual([sent.slice(0, 200), [field]]);
        }
      }
    });
  });
});

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

/** A body that is valid except for the field a test replaces. */
function validBody(fields: [name: string, schema: Schema][]): Record<string, unknown> {
  const own: Record<string, unknown> = {
    currentPassword: PASSWORD,
    username: 'another.name',
    token: resetToken,
    ids: [],
    keep: true,
    boardId: UNKNOWN_ID,
  };
  return Object.fromEntries(
    fields.map(([name, schema]) => [name, own[name] ?? schema.example ?? schema.enum?.[0]]),
  );
}

const NO_LISTS_OF_IDS = [['no id'], [UNKNOWN_ID, UNKNOWN_ID], Array(101).fill(UNKNOWN_ID)];

function isListOfTexts({ items }: Schema): boolean {
  return items?.type === 'string' && items.format === undefined;
}

/** How many fields of a schema have been sent, by the schema. */
const sentFields = new Map<string, number>();

/**
 * All invalid values for the first field of a schema, and a third of them, in turn, for each further one: a field without its
 * validation accepts several of every third.
 */
function shareOfInvalidValues(schema: Schema): unknown[] {
  const key = JSON.stringify({ ...schema, example: undefined, description: undefined });
  const count = sentFields.get(key) ?? 0;
  sentFields.set(key, count + 1);
  const values = invalidValues(schema);
  return count === 0 ? values : values.filter((_, index) => index % 3 === count % 3);
}

function invalidValues(schema: Schema): unknown[] {
  const types = [schema.type ?? []].flat();
  const [type = ''] = types;
  const controls = ['a\u0000b', 'a\nb', '\u0085', '\ud800', 'x\udc00'];
  const alwaysInvalid: unknown[] = [{}, { toString: 1 }, [[]], ...(types.includes('null') ? [] : [null])];
  switch (type) {
    case 'string':
      return [...alwaysInvalid, 7, true, [], ['Asia/Tokyo'], { length: 3 }, ...controls, 'x'.repeat(10_000)];
    case 'integer':
      return [...alwaysInvalid, [], '7', 'x', 1.5, -1, 1e308, (schema.maximum ?? 1e6) + 1, true, [1]];
    case 'number':
      return [...alwaysInvalid, [], '7', 'x', 1e308, 181, -181, true, [1]];
    case 'boolean':
      return [...alwaysInvalid, [], 'true', 'yes', 0, 1];
    case 'array':
      return [
        ...alwaysInvalid,
        'x',
        7,
        [7],
        [null],
        [{}],
        controls,
        ...(isListOfTexts(schema) ? [[''], Array(201).fill('Lima')] : NO_LISTS_OF_IDS),
      ];
    case 'object':
      return [[], 7, true, 'x', [{}], {}, { unheard: 1 }, ...(types.includes('null') ? [] : [null])];
    default:
      throw new Error(`There are no invalid values for the type ${type}.`);
  }
}

describe('paths', () => {
  const PARAMETERS = [
    '%00',
    '%0a',
    '%7f',
    '%C2%85',
    '%E0%A4%A',
    '%ED%A0%80',
    '%',
    '%zz',
    'no-id',
    '__proto__',
    'constructor',
    `${UNKNOWN_ID}x`,
    "'%20OR%201=1--",
    `${'x'.repeat(5000)}`,
    UNKNOWN_ID,
  ];

  it.each(PARAMETERS.map((parameter) => [parameter.slice(0, 40), parameter] as const))(
    'with the parameter %s are not found',
    async (_beginning, parameter) => {
      await forEach(
        ({ path }) => path.includes('{'),
        async (operation) => {
          const path = operation.path.replace(/\{\w+\}/, parameter);
          const answer = await send(
            allowedClient(operation),
            operation.method,
            path,
            operation.fields ? {} : undefined,
          );
          expect([400, 404, 410]).toContain(refusalIn(answer, operation, [operation.name, path]).status);
        },
      );
    },
  );

  it('with an id of another user are not found', async () => {
    const { body } = await user.get<{ id: string }[]>('/users/me/zones');
    await forEach(
      ({ path }) => path.includes('/me/zones/{id}'),
      async (operation) => {
        const answer = await send(
          admin,
          operation.method,
          pathOf(operation, body[0]?.id),
          operation.fields ? {} : undefined,
        );
        expect(refusalIn(answer, operation, operation.name).status).toBe(404);
      },
    );
  });

  it.each([
    '/api/v1',
    '/api/v1/',
    '/api/v1/nope',
    '/api/v2/meta',
    '/api',
    '/health',
    '/metrics/nope',
    '/ws/time/UTC/',
    '/%',
  ])('that do not exist get 404: %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await send(user, method, path);
      expect([400, 404]).toContain(refusalIn(answer, { statuses: [400, 404] }, `${method} ${path}`).status);
    }
  });

  it('that exist name their methods to a wrong one', async () => {
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    const paths = groupedByPath();
    for (const [path, known] of paths) {
      for (const method of methods.filter((each) => known.every((operation) => operation.method !== each))) {
        // These take the last part of the path, `order`, `batch` or `kept`, for an id.
        if (/\/(order|batch)$/.test(path) && ['PATCH', 'DELETE'].includes(method)) continue;
        if (path.endsWith('/kept') && ['GET', 'PATCH', 'DELETE'].includes(method)) continue;
        // Pages of other origins may read these (CORS), so that this is no wrong method.
        if (method === 'OPTIONS' && known.some(isPublicRead)) continue;
        const answer = await send(user, method, path);
        expect(refusalIn(answer, { statuses: [405] }, `${method} ${path}`).detail).toMatch(/^Use /);
        for (const operation of known) expect(answer.headers.get('allow')).toContain(operation.method);
      }
    }
  });

  it('accept HEAD as well', async () => {
    await forEach(
      ({ method }) => method === 'GET',
      async (operation) => {
        const path = addressOf(operation);
        const [whole, head] = [
          await send(allowedClient(operation), 'GET', path),
          await send(allowedClient(operation), 'HEAD', path),
        ];
        expect([path, head.status, head.body]).toEqual([path, whole.status, '']);
        expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
      },
    );
  });
});

describe('queries', () => {
  const INVALID_INSTANTS = ['', 'now', '%00', '1.5', '1e400', `${'9'.repeat(5000)}`, '0&at=1', '2026-11-22'];
  const BAD_QUERIES: Record<string, string[]> = {
    q: ['q=a&q=b', 'q[x]=1', 'q[]=1', 'q=%00', 'q=%C2%85', `q=${'x'.repeat(10_000)}`],
    limit: ['', 'x', '0', '51', '-1', '1.5', '1e99', 'NaN', 'Infinity', '5&limit=6', '5;6'].map(
      (each) => `limit=${each}`,
    ),
    from: ['from=', 'from=%00', 'from=1&from=2'],
    to: ['to=', 'to=%00', 'to=1&to=2'],
    zones: ['zones=UTC', 'zones=', 'zones[]=UTC', 'zones%00=UTC'],
    disambiguation: ['disambiguation=', 'disambiguation=both', 'disambiguation=later&disambiguation=later'],
    at: INVALID_INSTANTS.map((each) => `at=${each}`),
  };
  const UNKNOWN = ['unheard=1', '__proto__=1', 'constructor=1', 'q%00=1'];

  it('get an error for each wrong parameter', async () => {
    await forEach(
      ({ parameters }) => parameters.some((parameter) => parameter.in === 'query'),
      async (operation) => {
        const known = operation.parameters.filter((parameter) => parameter.in === 'query');
        for (const query of [...known.flatMap(({ name }) => BAD_QUERIES[name] ?? []), ...UNKNOWN]) {
          const address = addressOf(operation, operation.path.includes('/boards/{id}') ? boardId : undefined);
          const separator = address.includes('?') ? '&' : '?';
          const answer = await send(allowedClient(operation), operation.method, address + separator + query);
          const problem = refusalIn(answer, operation, [operation.name, query.slice(0, 80)]);
          const fields = (problem.errors ?? []).map(({ field }) => field);
          expect({ sent: [operation.name, query.slice(0, 80)], status: problem.status, fields }).toEqual({
            sent: [operation.name, query.slice(0, 80)],
            status: 400,
            fields: [expect.any(String)],
          });
        }
      },
    );
  });

  it.each([
    'q=%ZZ',
    'q=%ED%A0%80',
    'q=%25',
    'q=*',
    'q=.%2B(',
    'q=%F0%9F%95%B0',
    'q=%E2%80%AE',
    '&&&',
    '=',
    '?',
  ])('without meaning cause no fault: %s', async (query) => {
    const answer = await send(anonymous, 'GET', `${API_PREFIX}/zones?${query}`);
    expect([200, 400]).toContain(answer.status);
  });
});

describe('headers', () => {
  it.each<[kind: string, cookie: string]>([
    ['without a value', 'livetz.sid='],
    ['with an id without a signature', 'livetz.sid=s:'],
    ['with a signature without an id', 'livetz.sid=s%3A.'],
    ['with a NUL in the id', 'livetz.sid=s%3A%00.x'],
    ['in quotes', 'livetz.sid="s%3Ax.y"'],
    ['with invalid percent encoding', 'livetz.sid=%E0%A4%A'],
    ['with a very long id', `livetz.sid=s%3A${'x'.repeat(8000)}.y`],
    ['with a JSON value', 'livetz.sid=j%3A%7B%7D'],
    ['among a thousand others', `${'a=b; '.repeat(1500)}livetz.sid=x`],
    ['made of separators', '=;;==;'],
    ['made of the names of inherited properties', '__proto__=x; constructor=y'],
  ])('with a cookie %s are anonymous', async (_kind, cookie) => {
    const response = await fetch(`${app.url}${API_PREFIX}/users/me`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });

  it('are accepted up to a limit', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x-${index}`, 'y']));
    expect((await fetch(`${app.url}${API_PREFIX}/meta`, { headers: many })).status).toBe(200);
    const flood = await fetch(`${app.url}${API_PREFIX}/meta`, { headers: { cookie: 'x'.repeat(20_000) } });
    expect(flood.status).toBe(431);
    expect(await flood.json()).toMatchObject({ status: 431, detail: expect.stringContaining('16 kB') });
  });

  it('that request another representation are ignored', async () => {
    const requested: Record<string, string>[] = [
      { accept: 'application/xml' },
      { 'x-http-method-override': 'DELETE' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { range: 'bytes=0-1' },
      { 'if-none-match': '*' },
    ];
    for (const headers of requested) {
      const answer = await user.get('/users/me', headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
  });
});
