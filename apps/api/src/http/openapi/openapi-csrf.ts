import type { OpenAPIObject } from '@nestjs/swagger';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';

const UNSAFE = ['post', 'put', 'patch', 'delete'] as const;
const PARAMETER = 'CsrfToken';

/** Documents the header that every unsafe operation requires, so that generated clients can send it. */
export function documentCsrfToken(document: OpenAPIObject): void {
  document.components = {
    ...document.components,
    parameters: {
      ...document.components?.parameters,
      [PARAMETER]: {
        name: CSRF_HEADER,
        in: 'header',
        required: true,
        description: `The value of the cookie ${CSRF_COOKIE}, which GET ${API_PREFIX}/auth/session sets. Swagger UI fills it in.`,
        // Swagger UI sends no request while a required parameter is empty.
        schema: { type: 'string', example: `the cookie ${CSRF_COOKIE}` },
      },
    },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith(API_PREFIX)) continue;
    for (const operation of UNSAFE.flatMap((method) => item[method] ?? []))
      operation.parameters = [
        ...(operation.parameters ?? []),
        { $ref: `#/components/parameters/${PARAMETER}` },
      ];
  }
}
