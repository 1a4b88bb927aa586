import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Says of every operation without a security requirement that it is public: a missing one would mean a default. */
export function documentPublicOperations({ paths }: OpenAPIObject): void {
  for (const item of Object.values(paths))
    for (const operation of METHODS.flatMap((method) => item[method] ?? [])) operation.security ??= [];
}
