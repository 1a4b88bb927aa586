import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const SESSION = 'session';
const BEARER = 'bearer';

/**
 * Documents which operations are public: without any requirement, or with a token as an option. Describes tokens if an operation
 * takes them.
 */
export function documentSecurity(document: OpenAPIObject): void {
  const operations = Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method] ?? []),
  );
  for (const operation of operations) operation.security = requirementsOf(operation);
  if (!operations.some(({ security = [] }) => security.some((each) => BEARER in each))) return;
  document.components = {
    ...document.components,
    securitySchemes: {
      [BEARER]: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'ltz_…',
        description: 'An access token of a user, sent without cookies and without a CSRF token.',
      },
      ...document.components?.securitySchemes,
    },
  };
}

function requirementsOf({ security = [] }: Operation): Record<string, string[]>[] {
  const isPublic = !security.some((requirement) => SESSION in requirement);
  return isPublic && security.length > 0 ? [{}, ...security] : security;
}
