import type { OpenAPIObject } from '@nestjs/swagger';
import { toOpenApi31 } from './openapi-31';

function rewritten(properties: object): unknown {
  const document = { openapi: '3.0.0', components: { schemas: { Thing: { properties } } } };
  return toOpenApi31(document as unknown as OpenAPIObject).components?.schemas?.['Thing'];
}

describe('toOpenApi31', () => {
  it('allows null where a type was nullable', () => {
    expect(rewritten({ label: { type: 'string', nullable: true, maxLength: 80, example: null } })).toEqual({
      properties: { label: { type: ['string', 'null'], maxLength: 80, example: null } },
    });
  });

  it('allows null besides the values of a list', () => {
    expect(rewritten({ taken: { type: 'string', enum: ['earlier'], nullable: true } })).toEqual({
      properties: { taken: { type: ['string', 'null'], enum: ['earlier', null] } },
    });
  });

  it('allows null besides another schema, which no longer has to match as well', () => {
    const next = { nullable: true, type: 'object', description: 'Or null', allOf: [{ $ref: '#/x' }] };
    expect(rewritten({ next })).toEqual({
      properties: { next: { description: 'Or null', oneOf: [{ $ref: '#/x' }, { type: 'null' }] } },
    });
  });

  it('describes milliseconds as 64-bit integers, and other numbers as they were', () => {
    const number = { type: 'number', description: 'UTC' };
    expect(rewritten({ atMs: number, offsetMinutes: number })).toEqual({
      properties: {
        atMs: { type: 'integer', format: 'int64', description: 'UTC' },
        offsetMinutes: number,
      },
    });
  });

  it('describes milliseconds that may be null as 64-bit integers or null', () => {
    expect(rewritten({ expiresAtMs: { type: 'number', nullable: true } })).toEqual({
      properties: { expiresAtMs: { type: ['integer', 'null'], format: 'int64' } },
    });
  });

  it('leaves milliseconds with fractions as they are', () => {
    const offsetMs = { type: 'number', format: 'double', example: -0.12 };
    expect(rewritten({ offsetMs })).toEqual({ properties: { offsetMs } });
  });

  it('leaves examples as they are', () => {
    const example = { nullable: true, atMs: { type: 'number' } };
    expect(rewritten({ shown: { type: 'object', example } })).toEqual({
      properties: { shown: { type: 'object', example } },
    });
  });
});
