import type { OpenAPIObject } from '@nestjs/swagger';

/** Keywords whose values are data and contain no schemas. */
const DATA_KEYWORDS = new Set(['default', 'enum', 'example', 'examples']);
/** By the naming rule of the API, a field in milliseconds. */
const MILLISECONDS = /Ms$/;
/** The format of milliseconds that are not whole. */
const FRACTIONS = 'double';

type Json = Record<string, unknown>;

/**
 * Rewrites the schemas of a document for OpenAPI 3.1, which uses JSON Schema 2020-12: @nestjs/swagger writes `nullable`, a keyword
 * of 3.0, whichever version is set, and validators of 3.1 ignore it. Milliseconds become 64-bit integers, unless their format
 * says that they have fractions.
 */
export function toOpenApi31(document: OpenAPIObject): OpenAPIObject {
  return { ...(rewritten(document) as OpenAPIObject), openapi: '3.1.1' };
}

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value !== 'object' || value === null) return value;
  const object = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      DATA_KEYWORDS.has(key) ? member : rewrittenMember(key, member),
    ]),
  );
  return object['nullable'] === true ? withNull(object) : object;
}

function rewrittenMember(key: string, member: unknown): unknown {
  const schema = rewritten(member);
  if (!MILLISECONDS.test(key) || !hasType(schema) || schema['format'] === FRACTIONS) return schema;
  const types = [schema.type].flat();
  if (!types.some((type) => type === 'number' || type === 'integer')) return schema;
  const type = types.includes('null') ? ['integer', 'null'] : 'integer';
  return { ...schema, type, format: 'int64' };
}

function hasType(schema: unknown): schema is Json & { type: unknown } {
  return typeof schema === 'object' && schema !== null && 'type' in schema;
}

/** The JSON Schema of a nullable schema. */
function withNull({ nullable: _nullable, type, allOf, enum: values, ...annotations }: Json): Json {
  if (Array.isArray(allOf)) return { ...annotations, oneOf: [...(allOf as unknown[]), { type: 'null' }] };
  return {
    type: [type, 'null'],
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    ...annotations,
  };
}
