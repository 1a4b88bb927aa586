import type { OpenAPIObject } from '@nestjs/swagger';
import { documentSecurity } from './openapi-security';

type Requirements = Record<string, string[]>[];

function documented(security?: Requirements): { security: Requirements | undefined; schemes: string[] } {
  const document = {
    openapi: '3.0.0',
    paths: { '/here': { get: { responses: {}, ...(security && { security }) } } },
    components: { securitySchemes: { session: { type: 'apiKey' } } },
  } as unknown as OpenAPIObject;
  documentSecurity(document);
  return {
    security: document.paths['/here']?.get?.security,
    schemes: Object.keys(document.components?.securitySchemes ?? {}).sort(),
  };
}

describe('documentSecurity', () => {
  it('says of an operation without requirements that it is public', () => {
    expect(documented()).toEqual({ security: [], schemes: ['session'] });
  });

  it('keeps the requirement of a session, or of a token instead', () => {
    const security: Requirements = [{ session: [] }, { bearer: ['boards:read'] }];
    expect(documented(security)).toEqual({ security, schemes: ['bearer', 'session'] });
  });

  it('makes the token of a public operation an option', () => {
    expect(documented([{ bearer: ['clock:read'] }])).toEqual({
      security: [{}, { bearer: ['clock:read'] }],
      schemes: ['bearer', 'session'],
    });
  });
});
