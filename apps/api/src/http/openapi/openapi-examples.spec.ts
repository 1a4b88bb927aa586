import type { OpenAPIObject } from '@nestjs/swagger';
import { withExamples } from './openapi-examples';

function exemplified(properties: object): unknown {
  const document = { openapi: '3.1.1', components: { schemas: { Thing: { properties } } } };
  return withExamples(document as unknown as OpenAPIObject).components?.schemas?.['Thing'];
}

describe('withExamples', () => {
  it('adds examples of ids and of instants', () => {
    expect(
      exemplified({ id: { type: 'string', format: 'uuid' }, atMs: { type: 'integer', format: 'int64' } }),
    ).toMatchObject({
      properties: { id: { example: expect.any(String) }, atMs: { example: 1795388647000 } },
    });
  });

  it('keeps an example, also one that is null', () => {
    const properties = { expiresAtMs: { type: ['integer', 'null'], format: 'int64', example: null } };
    expect(exemplified(properties)).toEqual({ properties });
  });

  it('adds examples of ids in paths', () => {
    const id = { name: 'clockId', in: 'path', schema: { type: 'string' } };
    const zone = { name: 'zone', in: 'path', schema: { type: 'string' } };
    expect(exemplified({ id, zone })).toEqual({
      properties: {
        id: { ...id, schema: { type: 'string', example: expect.any(String) } },
        zone,
      },
    });
  });

  it('takes no duration for an instant, and no value for a schema', () => {
    const properties = {
      lifetimeMs: { type: 'integer', format: 'int64' },
      named: { type: 'object', example: { type: 'string', format: 'uuid' } },
    };
    expect(exemplified(properties)).toEqual({ properties });
  });
});
