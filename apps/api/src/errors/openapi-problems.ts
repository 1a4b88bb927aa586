import type { OpenAPIObject } from '@nestjs/swagger';
import { API_PREFIX, type ProblemKind } from '@live-tz/contracts';
import { problemContent } from './api-problems.decorator';
import { PROBLEMS } from './problem-status';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const READING = ['get'] as const;
const WRITING = ['post', 'put', 'patch', 'delete'] as const;

/**
 * Documents the problems that the middleware in front of every operation may answer with: the session in the database, the
 * CSRF token, the body parser, the validation of parameters. An operation adds its own with `ApiProblems`.
 */
export function documentSharedProblems(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith(API_PREFIX)) continue;
    for (const method of READING) add(item[method], ['unavailable']);
    for (const method of WRITING)
      add(item[method], ['invalid', 'forbidden', 'too-large', 'unsupported', 'unavailable']);
  }
}

function add(operation: Operation | undefined, kinds: ProblemKind[]): void {
  if (operation === undefined) return;
  const all: ProblemKind[] = operation.parameters?.length ? ['invalid', ...kinds] : kinds;
  for (const kind of all) operation.responses[PROBLEMS[kind].status] ??= problemContent(kind);
}
