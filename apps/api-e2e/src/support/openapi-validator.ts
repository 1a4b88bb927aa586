import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const DOCUMENT = 'openapi.json';
const SCHEMAS = '#/components/schemas/';
const DEFINITIONS = '#/$defs/';

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: { schemas: Record<string, Record<string, unknown>>; responses: Record<string, Response> };
}

interface Response {
  $ref?: string;
  content?: Record<string, unknown>;
}

/** Validates answers of the API against an OpenAPI document. */
export class AnswerValidator {
  private readonly ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: Document) {
    addFormats(this.ajv);
    this.ajv.addVocabulary(['example']);
    const { schemas } = document.components;
    this.ajv.addSchema(withDefinitions({ $defs: closed(schemas) }), DOCUMENT);
    // Compiling fails on unknown keywords, such as `nullable`, and on dangling references.
    for (const name of Object.keys(schemas)) this.validatorOf({ $ref: SCHEMAS + name });
  }

  /** The faults of an answer to a GET: an undocumented status or media type, or a body that violates its schema. */
  errorsOf(path: string, status: number, mediaType: string, body: unknown): unknown[] {
    const named = this.document.paths[path]?.['get']?.responses[String(status)];
    const response = named?.$ref === undefined ? named : this.sharedResponse(named.$ref);
    const content = response?.content?.[mediaType] as { schema: object } | undefined;
    if (content === undefined) return [`${status} ${mediaType} is not documented for ${path}.`];
    const validate = this.validatorOf(content.schema);
    return validate(body) ? [] : (validate.errors ?? []);
  }

  private sharedResponse(reference: string): Response | undefined {
    return this.document.components.responses[reference.replace('#/components/responses/', '')];
  }

  private validatorOf(schema: object): ValidateFunction {
    const text = JSON.stringify(schema);
    const known = this.validators.get(text);
    if (known !== undefined) return known;
    const compiled = this.ajv.compile(withDefinitions(schema, DOCUMENT));
    this.validators.set(text, compiled);
    return compiled;
  }
}

/** A copy that refers to its component schemas as `$defs`, where JSON Schema keeps them. */
function withDefinitions(schema: object, base = ''): object {
  return JSON.parse(JSON.stringify(schema).replaceAll(`"${SCHEMAS}`, `"${base}${DEFINITIONS}`)) as object;
}

/** Copies of the schemas that reject undocumented fields. */
function closed(schemas: Document['components']['schemas']): Document['components']['schemas'] {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...schema, additionalProperties: false }]),
  );
}
