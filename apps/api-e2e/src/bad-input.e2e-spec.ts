import { API_PREFIX, type Me, OPENAPI_PATH, type Problem, type ResetLink } from '@live-tz/contracts';
import {
  type ApiResponse,
  BrowserLike,
  PASSWORD,
  runCommand,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';
import { type Operation, operationsOf, type Schema } from './support/operations';
import { problemOf } from './support/problem-of';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let app: RunningApp;
let operations: Operation[];
let stranger: BrowserLike;
let person: BrowserLike;
let admin: BrowserLike;
/** Of a link that an administrator made for the person: good until it is used. */
let resetToken: string;
let kept: unknown;

beforeAll(async () => {
  app = await RunningApp.start();
  const documented = operationsOf(await (await fetch(app.url + OPENAPI_PATH)).json());
  // Answers in plain text, failures as well, and has a table of its own.
  operations = documented.filter(({ path }) => !path.startsWith('/now'));
  const boss = uniqueName();
  [stranger, person, admin] = await Promise.all([
    BrowserLike.open(app.url),
    BrowserLike.register(app.url),
    BrowserLike.register(app.url, boss),
  ]);
  await runCommand('users', ['make-admin', boss], { DATA_DIR: app.dataDir });
  await person.post('/users/me/zones', { zone: 'Asia/Tokyo', label: 'before' });
  const { body: me } = await person.get<Me>('/users/me');
  const { body: link } = await admin.post<ResetLink>(`/admin/users/${me.id}/reset-link`);
  resetToken = link.url.split('#')[1] ?? '';
  kept = await everythingOf(person);
});

/** Nothing is saved by halves, nothing fails in the server, and nobody is locked out by what a test sent. */
afterAll(async () => {
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  const left = await everythingOf(person);
  await app.dispose();
  expect(faults).toEqual([]);
  expect(left).toEqual(kept);
});

async function everythingOf(client: BrowserLike): Promise<unknown> {
  const { body } = await client.get<{ exportedAtMs?: number; audit?: unknown }>('/users/me/export');
  delete body.exportedAtMs;
  // Grows by wrong passwords, which are among what is sent.
  delete body.audit;
  return body;
}

/** Sends to a full path, below which a client of the tests begins with the API's prefix. */
function send(
  client: BrowserLike,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<ApiResponse> {
  return client.send(method, `/${path}`, body, headers);
}

/** Who may use an operation as far as its body and its parameters are concerned. */
function insider({ path }: Operation): BrowserLike {
  return path.startsWith(`${API_PREFIX}/admin`) ? admin : person;
}

/** A path with parameters that exist nowhere but look as if they could. */
function pathOf({ path }: Operation, id = NOBODY): string {
  return path.replace('{id}', id).replace('{zone}', 'Europe/Paris');
}

/** The same with every parameter that an answer needs. */
function addressOf(operation: Operation): string {
  const needed = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = needed.map(({ name, schema }) => `${name}=${String(schema.example)}`).join('&');
  return pathOf(operation) + (query && `?${query}`);
}

/** Checks that an answer is a whole problem, of a documented status, in sentences for a person. */
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

/** Checks all operations of a kind, of which there must be some. */
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

const isWriting = ({ method, path }: Operation): boolean => method !== 'GET' && path.startsWith(API_PREFIX);
const isOfAdministrators = ({ path }: Operation): boolean => path.startsWith(`${API_PREFIX}/admin`);

describe('who may', () => {
  it('keeps strangers out of all that is not open to them', async () => {
    await forEach(
      ({ isClosed }) => isClosed,
      async (operation) => {
        const answer = await send(stranger, operation.method, pathOf(operation));
        expect(refusalIn(answer, operation, operation.name).status).toBe(401);
      },
    );
  });

  it('lets strangers read what is open', async () => {
    await forEach(
      ({ isClosed, method }) => !isClosed && method === 'GET',
      async (operation) => {
        expect((await send(stranger, 'GET', addressOf(operation))).status).toBe(200);
      },
    );
  });

  it('changes nothing without the CSRF token', async () => {
    await forEach(isWriting, async (operation) => {
      for (const token of ['', 'forged.token', `x.${'\u00e9'.repeat(43)}`]) {
        const headers = { cookie: `${person.cookieHeader()}`, 'X-XSRF-TOKEN': token };
        const answer = await send(person, operation.method, pathOf(operation), undefined, headers);
        expect(refusalIn(answer, operation, operation.name).status).toBe(403);
      }
    });
  });

  it('keeps people out of what is for administrators', async () => {
    await forEach(isOfAdministrators, async (operation) => {
      const answer = await send(person, operation.method, pathOf(operation));
      expect(refusalIn(answer, operation, operation.name).status).toBe(403);
    });
  });
});

describe('bodies', () => {
  const takesBody = ({ fields }: Operation): boolean => fields !== null;

  it.each<[kind: string, bodies: string[]]>([
    ['no JSON', ['{', '{"a":}', "{'a':1}", '\u0000', '{"a":1}{"b":2}', '{"a":1,}', 'zone=UTC']],
    ['no object', ['[]', '[{}]', '"text"', '7', 'null', 'true']],
    ['nested without end', [nested(30_000), `{"label":${nested(30_000)}}`]],
    ['of unknown fields', ['{"unheard":1}', '{"a\\u0000b":1}', '{"":1}']],
    ['of names every object has', ['{"__proto__":{"isAdmin":true}}', '{"constructor":{}}', '{"toString":1}']],
  ])('that are %s are refused', async (_kind, bodies) => {
    await forEach(takesBody, async (operation) => {
      for (const body of bodies) {
        const answer = await send(insider(operation), operation.method, pathOf(operation), body);
        expect(refusalIn(answer, operation, [operation.name, body.slice(0, 80)]).status).toBe(400);
      }
    });
  });

  it('that are missing are refused where something is needed', async () => {
    await forEach(takesBody, async (operation) => {
      const answer = await send(insider(operation), operation.method, pathOf(operation));
      expect(refusalIn(answer, operation, operation.name).status).toBe(400);
    });
  });

  it('that are too large are refused', async () => {
    await forEach(isWriting, async (operation) => {
      const body = `{"username":"${'x'.repeat(70_000)}"}`;
      const answer = await send(insider(operation), operation.method, pathOf(operation), body);
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
    await forEach(isWriting, async (operation) => {
      const answer = await send(insider(operation), operation.method, pathOf(operation), '{}', {
        'content-type': type,
      });
      expect(refusalIn(answer, operation, operation.name).status).toBe(415);
    });
  });

  it('that are packed in another way than they say are refused', async () => {
    await forEach(takesBody, async (operation) => {
      for (const [encoding, status] of [
        ['gzip', 400],
        ['compress', 415],
      ] as const) {
        const answer = await send(insider(operation), operation.method, pathOf(operation), '{}', {
          'content-encoding': encoding,
        });
        expect(refusalIn(answer, operation, [operation.name, encoding]).status).toBe(status);
      }
    });
  });

  it('are told each field that is wrong', async () => {
    await forEach(takesBody, async (operation) => {
      const fields = Object.entries(operation.fields ?? {});
      for (const [field, schema] of fields) {
        for (const value of valuesAgainst(schema)) {
          const sent = JSON.stringify({ ...rightBody(fields), [field]: value });
          const answer = await send(insider(operation), operation.method, pathOf(operation), sent);
          const problem = refusalIn(answer, operation, [operation.name, sent.slice(0, 200)]);
          expect(problem.status).toBe(400);
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

/** A body that would be taken, were it not for the field a test puts into it. */
function rightBody(fields: [name: string, schema: Schema][]): Record<string, unknown> {
  const own: Record<string, unknown> = {
    currentPassword: PASSWORD,
    username: 'somebody.else',
    token: resetToken,
    ids: [],
  };
  return Object.fromEntries(fields.map(([name, { example }]) => [name, own[name] ?? example]));
}

function valuesAgainst({ type = '', nullable }: Schema): unknown[] {
  const controls = ['a\u0000b', 'a\nb', '\u0085', '\ud800', 'x\udc00'];
  const never: unknown[] = [{}, { toString: 1 }, [[]], ...(nullable ? [] : [null])];
  switch (type) {
    case 'string':
      return [...never, 7, true, [], ['Asia/Tokyo'], { length: 3 }, ...controls, 'x'.repeat(10_000)];
    case 'integer':
      return [...never, [], '7', 'x', 1.5, -1, 1e308, 100, true, [1]];
    case 'boolean':
      return [...never, [], 'true', 'yes', 0, 1];
    case 'array':
      return [
        ...never,
        'x',
        7,
        [7],
        [null],
        [{}],
        ['no id'],
        [NOBODY, NOBODY],
        controls,
        Array(101).fill(NOBODY),
      ];
    default:
      throw new Error(`No bad values are known for the type ${type}.`);
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
    `${NOBODY}x`,
    "'%20OR%201=1--",
    `${'x'.repeat(5000)}`,
    NOBODY,
  ];

  it.each(PARAMETERS.map((parameter) => [parameter.slice(0, 40), parameter] as const))(
    'with the parameter %s lead nowhere',
    async (_beginning, parameter) => {
      await forEach(
        ({ path }) => path.includes('{'),
        async (operation) => {
          const path = operation.path.replace(/\{\w+\}/, parameter);
          const answer = await send(
            insider(operation),
            operation.method,
            path,
            operation.fields ? {} : undefined,
          );
          expect([400, 404]).toContain(refusalIn(answer, operation, [operation.name, path]).status);
        },
      );
    },
  );

  it('with what belongs to another person lead nowhere', async () => {
    const { body } = await person.get<{ id: string }[]>('/users/me/zones');
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
  ])('there are not are told so: %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await send(person, method, path);
      expect([400, 404]).toContain(refusalIn(answer, { statuses: [400, 404] }, `${method} ${path}`).status);
    }
  });

  it('that are known tell a wrong method which ones there are', async () => {
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    const paths = groupedByPath();
    for (const [path, known] of paths) {
      for (const method of methods.filter((each) => known.every((operation) => operation.method !== each))) {
        // PATCH and DELETE of the list's order are those of a zone whose id is `order`.
        if (path.endsWith('/order') && ['PATCH', 'DELETE'].includes(method)) continue;
        const answer = await send(person, method, path);
        expect(refusalIn(answer, { statuses: [405] }, `${method} ${path}`).detail).toMatch(/^Use /);
        for (const operation of known) expect(answer.headers.get('allow')).toContain(operation.method);
      }
    }
  });

  it('are asked for their head alone as well', async () => {
    await forEach(
      ({ method }) => method === 'GET',
      async (operation) => {
        const path = addressOf(operation);
        const [whole, head] = [
          await send(insider(operation), 'GET', path),
          await send(insider(operation), 'HEAD', path),
        ];
        expect([path, head.status, head.body]).toEqual([path, whole.status, '']);
        expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
      },
    );
  });
});

describe('queries', () => {
  const NO_INSTANTS = ['', 'now', '%00', '1.5', '1e400', `${'9'.repeat(5000)}`, '0&at=1', '2026-11-22'];
  const BAD_QUERIES: Record<string, string[]> = {
    q: ['q=a&q=b', 'q[x]=1', 'q[]=1', 'q=%00', 'q=%C2%85', `q=${'x'.repeat(10_000)}`],
    limit: ['', 'x', '0', '51', '-1', '1.5', '1e99', 'NaN', 'Infinity', '5&limit=6', '5;6'].map(
      (each) => `limit=${each}`,
    ),
    from: ['from=', 'from=%00', 'from=1&from=2'],
    to: ['to=', 'to=%00', 'to=1&to=2'],
    zones: ['zones=UTC', 'zones=', 'zones[]=UTC', 'zones%00=UTC'],
    disambiguation: ['disambiguation=', 'disambiguation=both', 'disambiguation=later&disambiguation=later'],
    at: NO_INSTANTS.map((each) => `at=${each}`),
  };
  const UNKNOWN = ['unheard=1', '__proto__=1', 'constructor=1', 'q%00=1'];

  it('are told each parameter that is wrong', async () => {
    await forEach(
      ({ parameters }) => parameters.some((parameter) => parameter.in === 'query'),
      async (operation) => {
        const known = operation.parameters.filter((parameter) => parameter.in === 'query');
        for (const query of [...known.flatMap(({ name }) => BAD_QUERIES[name] ?? []), ...UNKNOWN]) {
          const address = addressOf(operation);
          const further = address.includes('?') ? '&' : '?';
          const answer = await send(insider(operation), 'GET', address + further + query);
          const problem = refusalIn(answer, operation, [operation.name, query.slice(0, 80)]);
          expect(problem).toMatchObject({ status: 400, errors: [{ field: expect.any(String) }] });
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
  ])('that mean nothing find nothing, and do no harm: %s', async (query) => {
    const answer = await send(stranger, 'GET', `${API_PREFIX}/zones?${query}`);
    expect([200, 400]).toContain(answer.status);
  });
});

describe('headers', () => {
  it.each<[kind: string, cookie: string]>([
    ['of no session', 'livetz.sid='],
    ['of an id without a signature', 'livetz.sid=s:'],
    ['of a signature without an id', 'livetz.sid=s%3A.'],
    ['of an id with a NUL', 'livetz.sid=s%3A%00.x'],
    ['in quotes', 'livetz.sid="s%3Ax.y"'],
    ['of broken percents', 'livetz.sid=%E0%A4%A'],
    ['of an endless id', `livetz.sid=s%3A${'x'.repeat(8000)}.y`],
    ['of another kind', 'livetz.sid=j%3A%7B%7D'],
    ['among a thousand others', `${'a=b; '.repeat(1500)}livetz.sid=x`],
    ['of signs alone', '=;;==;'],
    ['of names every object has', '__proto__=x; constructor=y'],
  ])('with a cookie %s are those of a stranger', async (_kind, cookie) => {
    const response = await fetch(`${app.url}${API_PREFIX}/users/me`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });

  it('may be many, but not too many', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x-${index}`, 'y']));
    expect((await fetch(`${app.url}${API_PREFIX}/meta`, { headers: many })).status).toBe(200);
    const flood = await fetch(`${app.url}${API_PREFIX}/meta`, { headers: { cookie: 'x'.repeat(20_000) } });
    expect(flood.status).toBe(431);
    expect(await flood.json()).toMatchObject({ status: 431, detail: expect.stringContaining('16 kB') });
  });

  it('that ask for another answer change nothing', async () => {
    const asking: Record<string, string>[] = [
      { accept: 'application/xml' },
      { 'x-http-method-override': 'DELETE' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { range: 'bytes=0-1' },
      { 'if-none-match': '*' },
    ];
    for (const headers of asking) {
      const answer = await person.get('/users/me', headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
  });
});
