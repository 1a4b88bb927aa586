import type { OpenAPIObject } from '@nestjs/swagger';

/** Keywords whose values are data and contain no schemas. */
const DATA_KEYWORDS = new Set(['default', 'enum', 'example', 'examples']);
const UUID = '6b0d7f9e-2f0a-4a77-9d35-0c7f6f1e8b52';
/** Stands for the name of the schema of an id in a path. */
const ID = '{id}';
const INSTANT_MS = 1795388647000;
/** In 2099: an example of a request must not be out of date. */
const EXPIRY_MS = 4102441200000;
const EXPIRIES = /^expires/;
/** By the naming rule of the API, an instant in UTC milliseconds. */
const INSTANTS = /(^a|A)tMs$|^(utc|server)Ms$/;

/** Adds examples of ids and instants, which look the same everywhere, where a schema has none. */
export function withExamples(document: OpenAPIObject): OpenAPIObject {
  return exemplified(document) as OpenAPIObject;
}

function exemplified(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((member) => exemplified(member));
  if (typeof value !== 'object' || value === null) return value;
  const object = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      DATA_KEYWORDS.has(key) ? (member as unknown) : exemplified(member, isPathId(value, key) ? ID : key),
    ]),
  );
  const example = exampleOf(object, name);
  return example === undefined || 'example' in object ? object : { ...object, example };
}

/** Whether this is the schema of a parameter such as `{id}`. */
function isPathId(parameter: object, key: string): boolean {
  if (key !== 'schema' || !('in' in parameter) || !('name' in parameter)) return false;
  return parameter.in === 'path' && /id$/i.test(String(parameter.name));
}

function exampleOf({ type, format }: Record<string, unknown>, name: string): unknown {
  if (format === 'uuid' || name === ID) return UUID;
  if (format !== 'int64' || type === undefined || !INSTANTS.test(name)) return undefined;
  return EXPIRIES.test(name) ? EXPIRY_MS : INSTANT_MS;
}
