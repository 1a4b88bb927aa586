import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const FILE = join(__dirname, '../../../../docs/asyncapi.yaml');

/** A function that returns how a message violates its description in `docs/asyncapi.yaml`, undocumented fields included. */
export function messageValidator(): (message: string, payload: unknown) => unknown[] {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  addFormats(ajv);
  const { components } = parse(readFileSync(FILE, 'utf8')) as {
    components: { messages: object; schemas: Record<string, { type?: string; properties?: object }> };
  };
  for (const schema of Object.values(components.schemas))
    if (schema.properties !== undefined) Object.assign(schema, { unevaluatedProperties: false });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ components }, 'asyncapi');
  return (message, payload) => {
    const validate = ajv.getSchema(`asyncapi#/components/messages/${message}/payload`);
    if (validate === undefined) return [`${message} is not documented.`];
    return validate(payload) === true ? [] : (validate.errors ?? []);
  };
}
