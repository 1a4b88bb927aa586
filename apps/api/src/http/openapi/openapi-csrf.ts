import type { OpenAPIObject } from '@nestjs/swagger';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';

const UNSAFE = ['post', 'put', 'patch', 'delete'] as const;
const PARAMETER = 'CsrfToken';
/** The same for operations that accept a token, with which a request needs no CSRF token. */
const PARAMETER_OF_SESSIONS = 'SessionCsrfToken';

const HEADER = {
  name: CSRF_HEADER,
  in: 'header',
  description: `The value of the cookie ${CSRF_COOKIE}, which GET ${API_PREFIX}/auth/session sets.`,
  // Swagger UI sends no request while a required parameter is empty.
  schema: { type: 'string', example: `the cookie ${CSRF_COOKIE}` },
} as const;

/** Documents the header that every unsafe operation of a session requires, so that generated clients can send it. */
export function documentCsrfToken(document: OpenAPIObject): void {
  document.components = {
    ...document.components,
    parameters: {
      ...document.components?.parameters,
      [PARAMETER]: {
        ...HEADER,
        required: true,
        description: `${HEADER.description} Swagger UI fills it in.`,
      },
      [PARAMETER_OF_SESSIONS]: {
        ...HEADER,
        required: false,
        description: `${HEADER.description} Not needed with a token.`,
      },
    },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith(API_PREFIX)) continue;
    for (const operation of UNSAFE.flatMap((method) => item[method] ?? []))
      operation.parameters = [
        ...(operation.parameters ?? []),
        { $ref: `#/components/parameters/${acceptsToken(operation) ? PARAMETER_OF_SESSIONS : PARAMETER}` },
      ];
  }
}

function acceptsToken({ security = [] }: { security?: Record<string, string[]>[] }): boolean {
  return security.some((alternative) => 'bearer' in alternative);
}
