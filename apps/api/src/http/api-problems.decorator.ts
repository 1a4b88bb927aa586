import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ProblemKind } from '@live-tz/contracts';
import { PROBLEMS } from './problem';
import { ProblemResponse } from './problem.response';

/** Documents which problems an operation answers with. */
export function ApiProblems(...kinds: ProblemKind[]): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemResponse),
    ...kinds.map((kind) =>
      ApiResponse({
        status: PROBLEMS[kind].status,
        description: PROBLEMS[kind].title,
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
      }),
    ),
  );
}
