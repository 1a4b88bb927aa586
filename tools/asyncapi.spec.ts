import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOCK_NAMESPACE, CLOSE_CODES, PLAIN_SOCKET_PATH, STREAM_RATES_MS } from '@live-tz/contracts';
import ts from 'typescript';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..');
const CONTRACTS = join(ROOT, 'libs/contracts/src/index.ts');
const SCHEMA = '#/components/schemas/';

interface Schema {
  $ref?: string;
  type?: string | string[];
  items?: Schema;
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Reference {
  $ref: string;
}

interface Operation {
  action: 'send' | 'receive';
  channel: Reference;
  messages: Reference[];
  bindings?: { http?: { query: { properties: Record<string, { enum?: string[] }> } } };
}

interface Document {
  channels: Record<string, { address: string; messages: Record<string, Reference> }>;
  operations: Record<string, Operation>;
  components: { schemas: Record<string, Schema>; messages: Record<string, { payload: Schema }> };
}

const text = readFileSync(join(ROOT, 'docs/asyncapi.yaml'), 'utf8');
const document = parse(text) as Document;
const program = ts.createProgram([CONTRACTS], { strict: true, noEmit: true, types: [] });
const checker = program.getTypeChecker();
const contracts = new Map(exportedSymbols().map((symbol) => [symbol.name, symbol]));

function exportedSymbols(): ts.Symbol[] {
  const file = program.getSourceFile(CONTRACTS);
  const module = file && checker.getSymbolAtLocation(file);
  return module === undefined ? [] : checker.getExportsOfModule(module);
}

function contractOf(name: string): ts.Type {
  const symbol = contracts.get(name);
  if (symbol === undefined) throw new Error(`The contracts have no ${name}.`);
  const original = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.getDeclaredTypeOfSymbol(original);
}

/** The events of one direction of Socket.IO with the type of their first argument; undefined for events without one. */
function eventsOf(name: string): Map<string, ts.Type | undefined> {
  return new Map(
    contractOf(name)
      .getProperties()
      .map((event) => {
        const [signature] = checker.getTypeOfSymbol(event).getCallSignatures();
        const [argument] = signature?.getParameters() ?? [];
        return [event.name, argument && checker.getTypeOfSymbol(argument)];
      }),
  );
}

/** A type in the form of a schema, such as `string`, `null|number`, `[]ZoneChange`. */
function formOfType(type: ts.Type): string {
  const members = type.isUnion() ? type.types : [type];
  const forms = members.flatMap((member) =>
    member.flags & ts.TypeFlags.Undefined ? [] : formOfMember(member),
  );
  return [...new Set(forms)].sort().join('|');
}

function formOfMember(type: ts.Type): string {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.Null) return 'null';
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element !== undefined) return `[]${formOfType(element)}`;
  return type.symbol.name in document.components.schemas ? type.symbol.name : 'object';
}

function formOfSchema(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(SCHEMA, '');
    const named = document.components.schemas[name];
    return named?.type === 'array' ? formOfSchema(named) : name;
  }
  if (schema.oneOf !== undefined) return schema.oneOf.map(formOfSchema).sort().join('|');
  if (schema.type === 'array') return `[]${formOfSchema(schema.items ?? {})}`;
  return [schema.type ?? []]
    .flat()
    .map((type) => (type === 'integer' ? 'number' : type))
    .sort()
    .join('|');
}

function messagesOf(channel: string, action: Operation['action']): string[] {
  return Object.values(document.operations)
    .filter((operation) => operation.action === action && operation.channel.$ref === `#/channels/${channel}`)
    .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1) ?? ''));
}

function payloadOf(channel: string, message: string): string {
  const name = document.channels[channel]?.messages[message]?.$ref.split('/').at(-1) ?? '';
  return formOfSchema(document.components.messages[name]?.payload ?? {});
}

describe('docs/asyncapi.yaml', () => {
  it.each([
    ['receive', 'ClientToServerEvents'],
    ['send', 'ServerToClientEvents'],
  ] as const)('has the events that the server %ss on Socket.IO, with their payloads', (action, contract) => {
    const events = eventsOf(contract);
    expect(messagesOf('clock', action).toSorted()).toEqual([...events.keys()].toSorted());
    for (const [event, payload] of events)
      expect([event, payloadOf('clock', event)]).toEqual([event, payload ? formOfType(payload) : 'null']);
  });

  it('has the addresses of the contracts and the events of the other protocols', () => {
    const { clock, zoneTime, stream } = document.channels;
    expect([clock?.address, zoneTime?.address, stream?.address]).toEqual([
      CLOCK_NAMESPACE,
      `${PLAIN_SOCKET_PATH}/{zone}/`,
      '/stream',
    ]);
    expect(payloadOf('zoneTime', 'second')).toBe('PlainTick');
    expect(payloadOf('stream', 'tick')).toBe('StreamTick');
    expect(payloadOf('stream', 'zones')).toBe('[]ZoneState');
    const rates = document.operations['streamTime']?.bindings?.http?.query.properties['rate']?.enum;
    expect(rates).toEqual(STREAM_RATES_MS.map(String));
  });

  it.each(Object.entries(document.components.schemas).filter(([, { type }]) => type === 'object'))(
    'has the fields of the contract %s',
    (name, { properties = {}, required = [] }) => {
      const fields = contractOf(name).getProperties();
      const forms = fields.map((field) => [field.name, formOfType(checker.getTypeOfSymbol(field))]);
      const described = Object.entries(properties).map(([field, schema]) => [field, formOfSchema(schema)]);
      expect(Object.fromEntries(described)).toEqual(Object.fromEntries(forms));
      const needed = fields.filter((field) => !(field.flags & ts.SymbolFlags.Optional));
      expect(required.toSorted()).toEqual(needed.map((field) => field.name).toSorted());
    },
  );

  it('names every code with which the server closes a WebSocket', () => {
    for (const code of Object.values(CLOSE_CODES)) expect(text).toContain(String(code));
  });
});
