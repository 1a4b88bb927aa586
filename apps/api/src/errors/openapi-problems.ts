import type { OpenAPIObject } from '@nestjs/swagger';
import { API_PREFIX, PROBLEM_TYPE_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { PROBLEM_MEDIA_TYPE, problemContent } from './api-problems.decorator';
import { PROBLEMS } from './problem-status';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type ResponseObject = Exclude<Operation['responses'][string] | undefined, undefined>;

const READING = ['get'] as const;
const WRITING = ['post', 'put', 'patch', 'delete'] as const;
/** Any address may answer with these before an operation is called. */
const EVERYWHERE: ProblemKind[] = ['method-not-allowed', 'throttled', 'headers-too-large'];
const BEFORE_READS: ProblemKind[] = ['unavailable'];
const BEFORE_WRITES: ProblemKind[] = ['invalid', 'forbidden', 'too-large', 'unsupported', 'unavailable'];

const HEADERS: Partial<Record<ProblemKind, [name: string, description: string]>> = {
  'method-not-allowed': ['Allow', 'The methods that are served at this address'],
  throttled: ['Retry-After', 'Seconds to wait before the next request'],
  unavailable: ['Retry-After', 'Seconds to wait before the next request, if they are known'],
};
/** A sentence of each kind, as a program may get it. */
const DETAILS: Readonly<Record<ProblemKind, string>> = {
  invalid: 'Give zones once, as zones or places with commas between them.',
  unauthenticated: 'Sign in to do this.',
  forbidden: 'Reload the page and try again: the CSRF token is missing or out of date.',
  'not-found': 'There is no board with this id.',
  'method-not-allowed': 'This address serves GET and HEAD.',
  'timed-out': 'Send the whole request within 30 seconds.',
  conflict: 'The board has changed since it was read: read it again.',
  gone: 'This link has expired or was revoked.',
  'too-large': 'Send a body of at most 64 kB.',
  unsupported: 'Send the body as application/json.',
  throttled: 'Wait for 2 seconds before the next request.',
  'headers-too-large': 'Send headers of at most 16 kB.',
  internal: 'Try again. The log of the server has the reason under this request id.',
  unavailable: 'The database cannot be reached: try again in a moment.',
};
const REQUEST_ID = '5f1c7a52-3f0e-4b1c-9a55-0d3b4c1f6a21';
const INTEGER_HEADERS = new Set(['Retry-After']);

/**
 * Documents the problems that the middleware in front of every operation may answer with: the session in the database, the
 * CSRF token, the body parser, the validation of parameters, the limits of a client. An operation adds its own with
 * `ApiProblems`. Each problem is described once, and all operations refer to that description.
 */
export function documentSharedProblems(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    const isApi = path.startsWith(API_PREFIX);
    for (const method of READING) add(item[method], [...EVERYWHERE, ...(isApi ? BEFORE_READS : [])]);
    for (const method of WRITING) add(item[method], [...EVERYWHERE, ...(isApi ? BEFORE_WRITES : [])]);
  }
  const kinds = Object.keys(PROBLEMS) as ProblemKind[];
  const used = new Set(operationsOf(document).flatMap(({ responses }) => shareProblems(responses, kinds)));
  document.components = {
    ...document.components,
    responses: Object.fromEntries(
      kinds.filter((kind) => used.has(kind)).map((kind) => [nameOf(kind), sharedProblem(kind)]),
    ),
  };
}

function add(operation: Operation | undefined, kinds: ProblemKind[]): void {
  if (operation === undefined) return;
  const all: ProblemKind[] = operation.parameters?.length ? ['invalid', ...kinds] : kinds;
  for (const kind of all) operation.responses[PROBLEMS[kind].status] ??= problemContent(kind);
}

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((item) =>
    [...READING, ...WRITING].flatMap((method) => item[method] ?? []),
  );
}

/** Replaces the problems of an operation with references, by their status, which is unique for each kind; returns the kinds. */
function shareProblems(responses: Operation['responses'], kinds: ProblemKind[]): ProblemKind[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if (response === undefined || !isProblem(response)) return [];
    const shared = kinds.filter((kind) => String(PROBLEMS[kind].status) === status);
    for (const kind of shared) responses[status] = { $ref: `#/components/responses/${nameOf(kind)}` };
    return shared;
  });
}

/** An answer that may also be plain text has a description of its own. */
function isProblem(response: ResponseObject): boolean {
  return 'content' in response && Object.keys(response.content ?? {}).join() === PROBLEM_MEDIA_TYPE;
}

function sharedProblem(kind: ProblemKind): ResponseObject {
  const header = HEADERS[kind];
  if (header === undefined) return exemplified(kind);
  const [name, description] = header;
  const schema = { type: INTEGER_HEADERS.has(name) ? 'integer' : 'string' };
  return { ...exemplified(kind), headers: { [name]: { description, schema } } };
}

function exemplified(kind: ProblemKind): ResponseObject {
  const { description, content } = problemContent(kind);
  const example = {
    type: PROBLEM_TYPE_PREFIX + kind,
    ...PROBLEMS[kind],
    detail: DETAILS[kind],
    requestId: REQUEST_ID,
  };
  return {
    description,
    content: { [PROBLEM_MEDIA_TYPE]: { ...content[PROBLEM_MEDIA_TYPE], example } },
  };
}

/** `MethodNotAllowed` */
function nameOf(kind: ProblemKind): string {
  return kind.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
