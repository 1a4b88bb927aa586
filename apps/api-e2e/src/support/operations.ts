/** What a schema of the document says of a value; only what the tests look at. */
export interface Schema {
  type?: string;
  nullable?: boolean;
  example?: unknown;
  properties?: Record<string, Schema>;
  $ref?: string;
}

interface Parameter {
  in: string;
  name: string;
  required: boolean;
  schema: Schema;
}

/** One operation of the OpenAPI document. */
export interface Operation {
  /** `PATCH /api/v1/users/me` */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** The fields of its body, or null when it takes none. */
  fields: Record<string, Schema> | null;
  /** Whether it asks for a session. */
  isClosed: boolean;
  /** Statuses it may answer with. */
  statuses: number[];
}

interface Document {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: unknown[];
  responses: Record<string, unknown>;
}

const SCHEMA_PREFIX = '#/components/schemas/';

/** Every operation that an OpenAPI document describes. */
export function operationsOf(document: unknown): Operation[] {
  const { paths, components } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      fields: fieldsOf(operation, components.schemas),
      isClosed: operation.security !== undefined,
      statuses: Object.keys(operation.responses).map(Number),
    })),
  );
}

function fieldsOf(
  { requestBody }: DocumentedOperation,
  schemas: Record<string, Schema>,
): Record<string, Schema> | null {
  const reference = requestBody?.content['application/json']?.schema.$ref;
  return reference === undefined ? null : (schemas[reference.replace(SCHEMA_PREFIX, '')]?.properties ?? {});
}
