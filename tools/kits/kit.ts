import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type SchemaObject } from 'ajv';
import { parse } from 'yaml';

const FOLDER = join(__dirname, '../../docs/integrate');
const ROOT = join(__dirname, '../..');

/** Path of a file in `docs/integrate`. */
export function kitPath(file: string): string {
  return join(FOLDER, file);
}

export function kitText(file: string): string {
  return readFileSync(kitPath(file), 'utf8');
}

/** The contents of a YAML or JSON file in `docs/integrate`. */
export function kitData<T>(file: string): T {
  return parse(kitText(file)) as T;
}

/** What is wrong with a value by a JSON schema: empty if nothing is. */
export function faultsBySchema(schema: SchemaObject, value: unknown): string[] {
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** Names of the fields of a schema in the OpenAPI document. */
export function fieldsOf(schema: string): string[] {
  const document = JSON.parse(readFileSync(join(ROOT, 'apps/api/openapi.json'), 'utf8')) as {
    components: { schemas: Record<string, { properties?: object } | undefined> };
  };
  return Object.keys(document.components.schemas[schema]?.properties ?? {});
}

/** `it` where a program is installed; elsewhere the test is skipped, and its title says why. */
export function itWith(program: string): (title: string, test: () => void) => void {
  const isInstalled = spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
  return (title, test) =>
    isInstalled ? it(title, test) : it.skip(`${title} (${program} is not installed)`, test);
}

/** Runs a program; the output is that of both streams. */
export function run(program: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
