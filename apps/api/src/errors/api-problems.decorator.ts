import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ProblemKind } from '@live-tz/contracts';
import { PROBLEMS } from './problem-status';
import { ProblemResponse } from './problem.response';

/** Documents which problems an operation answers with, besides those that `openapi-problems.ts` knows of all of them. */
export function ApiProblems(...kinds: ProblemKind[]): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemResponse),
    ...kinds.map((kind) => ApiResponse({ status: PROBLEMS[kind].status, ...problemContent(kind) })),
  );
}

/** How a problem stands in the description of an operation. */
export function problemContent(kind: ProblemKind): {
  description: string;
  content: Record<string, { schema: { $ref: string } }>;
} {
  return {
    description: PROBLEMS[kind].title,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
  };
}
