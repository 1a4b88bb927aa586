/** The parts of an OpenAPI schema that the tests use. */
export interface Schema {
  /** A list, such as `['string', 'null']`, if null is allowed. */
  type?: string | string[];
  example?: unknown;
  maximum?: number;
  enum?: unknown[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  $ref?: string;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** A parameter of the query or the path. */
interface Parameter {
  in: string;
  name: string;
  required: boolean;
  schema: Schema;
}

/** An operation of the OpenAPI document. */
export interface Operation {
  /** `PATCH /api/v1/users/me` */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** The fields of its body; null: it has none. */
  fields: Record<string, Schema> | null;
  /** Whether it requires a session or a token. */
  isClosed: boolean;
  /** The statuses of its documented responses. */
  statuses: number[];
}

interface Document {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: object[];
  responses: Record<string, unknown>;
}

const SCHEMA_PREFIX = '#/components/schemas/';

/** No alternatives, or an empty one, mean that no credentials are required. */
function isClosed({ security = [] }: DocumentedOperation): boolean {
  return security.length > 0 && security.every((alternative) => Object.keys(alternative).length > 0);
}

/** Every operation of an OpenAPI document. */
export function operationsOf(document: unknown): Operation[] {
  const { paths, components } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      // The CSRF header is documented by a reference; the test clients send it by themselves.
      parameters: (operation.parameters ?? []).filter((parameter) => !('$ref' in parameter)),
      fields: fieldsOf(operation, components.schemas),
      isClosed: isClosed(operation),
      statuses: Object.keys(operation.responses).map(Number),
    })),
  );
}

function fieldsOf(
  { requestBody }: DocumentedOperation,
  schemas: Record<string, Schema>,
): Record<string, Schema> | null {
  const reference = requestBody?.content['application/json']?.schema.$ref;
  if (reference === undefined) return null;
  const fields = Object.entries(schemas[reference.replace(SCHEMA_PREFIX, '')]?.properties ?? {});
  return Object.fromEntries(
    fields.map(([name, schema]) => [name, schema.$ref ? { type: 'object' } : nullableObject(schema)]),
  );
}

/** OpenAPI 3.1 writes an object that may be null as a choice between a reference and `null`. */
function nullableObject(schema: Schema): Schema {
  return schema.type === undefined && (schema.oneOf ?? schema.anyOf)
    ? { ...schema, type: ['object', 'null'] }
    : schema;
}
