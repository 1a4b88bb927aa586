import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ProblemKind } from '@live-tz/contracts';
import { PROBLEMS } from './problem-status';
import { ProblemResponse } from './problem.response';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Documents the problems of an operation beyond those that `openapi-problems.ts` adds to every operation. */
export function ApiProblems(...kinds: ProblemKind[]): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemResponse),
    ...kinds.map((kind) => ApiResponse({ status: PROBLEMS[kind].status, ...problemContent(kind) })),
  );
}

/** A problem as the OpenAPI description of an operation shows it. */
export function problemContent(kind: ProblemKind): {
  description: string;
  content: Record<string, { schema: { $ref: string } }>;
} {
  return {
    description: PROBLEMS[kind].title,
    content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemResponse) } } },
  };
}
