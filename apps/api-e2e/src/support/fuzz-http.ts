import type { FixedRandom } from './fixed-random';
import type { Operation, Schema } from './operations';

export interface FuzzedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'M-SEARCH'];
const LONG = 'x'.repeat(3_000);
const UNICODE = [
  '東京',
  '\u202eabc',
  '😀',
  '\ufdfa'.repeat(100),
  'e\u0301'.repeat(60),
  '\ud800',
  '\u0000',
  '\u0085',
  'İı',
];
const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1',
  '50',
  '51',
  '1e309',
  '9'.repeat(400),
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '253402300799999',
];
const TIMES = [
  '0001-01-01T00:00Z',
  '9999-12-31T23:59:59.999Z',
  '10000-01-01T00:00Z',
  '2027-02-30T00:00Z',
  '2027-03-28T02:30',
  '2026-10-25T02:30',
];
const ZONES = [
  'UTC',
  'europe/berlin',
  'US/Pacific',
  'Etc/GMT+5',
  'Asia/Calcutta',
  'Mars/Olympus',
  'UTC,UTC',
  ','.repeat(400),
  'UTC,'.repeat(300),
];
const CODE = [
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '<script>',
  '../../etc/passwd',
  '${7*7}',
  '%',
  '%zz',
  '[object Object]',
  'null',
  '[]',
  '{}',
  ' ',
];
const TEXTS = ['', LONG, ...UNICODE, ...NUMBERS, ...TIMES, ...ZONES, ...CODE];
const VALUES: readonly unknown[] = [
  ...TEXTS,
  ...[null, true, false, 0, -1, 1.5, 1e308, [], {}, [[]], { $ne: null }, ['UTC', 'UTC']],
  Array.from({ length: 500 }, (_, index) => index),
  { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } },
];
/** Path segments that are sent unencoded, among them invalid percent encodings. */
const RAW_SEGMENTS = [
  '%',
  '%zz',
  '%ff',
  '%00',
  '%2f',
  '%2e%2e',
  '..',
  '.',
  '%c0%af',
  ';',
  '@',
  '%F0%9F%98%80',
  '*',
];
const HEADERS: readonly [name: string, values: readonly string[]][] = [
  [
    'accept',
    [
      '*/*',
      'application/json',
      'text/calendar',
      'text/calendar;q=0.1, */*;q=9',
      ';;;',
      'a/b,'.repeat(500),
      LONG,
    ],
  ],
  ['accept-language', ['de', LONG, '*;q=x']],
  [
    'content-type',
    [
      'application/json',
      'application/json; charset=utf-7',
      'text/plain',
      'application/json; charset="',
      'multipart/form-data',
      ';',
    ],
  ],
  ['content-encoding', ['gzip', 'br', 'identity', 'nonsense']],
  [
    'cookie',
    [
      'livetz.sid=%zz',
      'livetz.sid=s%3Aabc.def',
      'a='.repeat(500),
      'livetz.sid=; livetz.sid=%',
      '=;=;=',
      '\u00e9=1',
      LONG,
    ],
  ],
  ['x-xsrf-token', ['', '.', 'a.b', '\u00e9'.repeat(43), LONG]],
  ['if-none-match', ['*', 'W/"', LONG]],
  ['range', ['bytes=0-', 'bytes=9-1', 'bytes=-9999999999999', 'x']],
  ['origin', ['null', 'http://evil.example', '\u00e9']],
  ['authorization', ['Bearer x', 'Basic !!!', LONG]],
  ['x-forwarded-for', ['1.2.3.4', ', , ,', '::ffff:1.2.3.4%eth0', LONG]],
  ['expect', ['100-continue', 'something']],
  ['x-http-method-override', ['DELETE']],
];
const BROKEN_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '1e999',
  '{"a":1,}',
  '\ufeff{}',
  `{"a":"${'x'.repeat(66_000)}"}`,
  '['.repeat(20_000),
  '{"__proto__":{"isAdmin":true}}',
];

/** A request for an operation of the OpenAPI document, partly valid and partly not. */
export function fuzzedRequest(random: FixedRandom, operations: readonly Operation[]): FuzzedRequest {
  const operation = random.of(operations);
  const method = random.oneIn(8) ? random.of(METHODS) : operation.method;
  const body = bodyOf(random, operation);
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  for (const [name, values] of HEADERS) if (random.oneIn(10)) headers[name] = random.of(values);
  return { method, path: pathOf(random, operation) + queryOf(random, operation), headers, body };
}

function pathOf(random: FixedRandom, { path, parameters }: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    if (random.oneIn(4)) return random.of(RAW_SEGMENTS);
    return encoded(random.oneIn(3) ? valid(random, parameter?.schema) : random.of(TEXTS));
  });
  return random.oneIn(40) ? `${filled}/${random.of(RAW_SEGMENTS)}` : filled;
}

function queryOf(random: FixedRandom, { parameters }: Operation): string {
  const pairs = parameters
    .filter(
      (parameter) => parameter.in === 'query' && (parameter.required || random.oneIn(2)) && !random.oneIn(8),
    )
    .flatMap(({ name, schema }) => {
      const times = random.oneIn(12) ? 2 : 1;
      return Array.from({ length: times }, () => {
        const text = random.oneIn(3) ? valid(random, schema) : random.of(TEXTS);
        return `${name}${random.oneIn(20) ? '[]' : ''}=${random.oneIn(15) ? random.of(RAW_SEGMENTS) : encoded(text)}`;
      });
    });
  if (random.oneIn(20)) pairs.push(`${encoded(random.of(CODE))}=1`);
  if (random.oneIn(50)) pairs.push('&'.repeat(1_000));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function bodyOf(random: FixedRandom, { fields }: Operation): string | undefined {
  if (fields === null) return random.oneIn(15) ? random.of(BROKEN_BODIES) : undefined;
  if (random.oneIn(8)) return random.of(BROKEN_BODIES);
  const entries = Object.entries(fields)
    .filter(() => !random.oneIn(8))
    .map(([name, schema]): [string, unknown] => [
      name,
      random.oneIn(2) ? example(random, schema) : random.of(VALUES),
    ]);
  if (random.oneIn(10)) entries.push([random.of(CODE), random.of(VALUES)]);
  return JSON.stringify(Object.fromEntries(entries));
}

function example(random: FixedRandom, schema: Schema): unknown {
  return schema.example ?? (schema.type === 'boolean' ? random.oneIn(2) : valid(random, schema));
}

function valid(random: FixedRandom, schema: Schema | undefined): string {
  const { example: given } = schema ?? {};
  return given === undefined ? random.of([...ZONES.slice(0, 4), ...NUMBERS.slice(0, 5)]) : String(given);
}

/** Lone surrogates cannot be encoded in UTF-8 and are replaced. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
