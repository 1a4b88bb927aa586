import type { SchemaObject } from 'ajv';
import { parse } from 'yaml';
import { faultsBySchema, fieldsOf, kitData, kitText } from './kit';

const TEXT = { type: 'string', minLength: 1 };
const ADDRESS = { type: 'string', pattern: '^https://clock\\.example\\.org/' };
const SECONDS = { type: 'integer', minimum: 1 };

/** An object of which other fields are refused. */
function object(required: Record<string, unknown>, optional: Record<string, unknown> = {}): SchemaObject {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function list(items: unknown): SchemaObject {
  return { type: 'array', items, minItems: 1 };
}

/**
 * The parts in use of the schemas of Home Assistant: homeassistant/components/rest/schema.py and
 * https://www.home-assistant.io/integrations/rest/ and /integrations/template/.
 */
const ENTITY = { name: TEXT, unique_id: TEXT };
const REST_SENSOR = object(
  { ...ENTITY, value_template: TEXT },
  { device_class: { enum: ['timestamp'] }, unit_of_measurement: { enum: ['min'] } },
);
const REST = { scan_interval: SECONDS, sensor: list(REST_SENSOR) };
const HOME_ASSISTANT = object({
  rest: list({
    oneOf: [object({ resource: ADDRESS, ...REST }), object({ resource_template: ADDRESS, ...REST })],
  }),
  template: list(object({ sensor: list(object({ ...ENTITY, state: TEXT, availability: TEXT })) })),
});

/** https://gethomepage.dev/widgets/services/customapi/ and /iframe/ */
const CUSTOM_API = object({
  type: { const: 'customapi' },
  url: ADDRESS,
  refreshInterval: { type: 'integer', minimum: 1000 },
  display: { const: 'dynamic-list' },
  mappings: object({ name: TEXT, label: TEXT, format: { const: 'text' } }),
});
const HOMEPAGE_FRAME = object({ type: { const: 'iframe' }, name: TEXT, src: ADDRESS });
const SERVICE = object(
  { widget: { oneOf: [CUSTOM_API, HOMEPAGE_FRAME] } },
  { href: TEXT, siteMonitor: ADDRESS },
);
const named = (value: unknown): SchemaObject =>
  list({ type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: value });
const HOMEPAGE = named(named(SERVICE));

/** https://github.com/glanceapp/glance/blob/main/docs/configuration.md#custom-api and #iframe */
const GLANCE = list({
  oneOf: [
    object({
      type: { const: 'custom-api' },
      title: TEXT,
      cache: { type: 'string', pattern: '^\\d+[smh]$' },
      url: ADDRESS,
      template: TEXT,
    }),
    object({ type: { const: 'iframe' }, source: ADDRESS, height: { type: 'integer' } }),
  ],
});

/** https://grafana.com/docs/plugins/yesoreyeram-infinity-datasource/latest/setup/provisioning/ */
const INFINITY = object({
  apiVersion: { const: 1 },
  datasources: list(
    object({
      name: TEXT,
      uid: TEXT,
      type: { const: 'yesoreyeram-infinity-datasource' },
      access: { const: 'proxy' },
      url: { const: 'https://clock.example.org' },
      jsonData: object({ allowedHosts: list(TEXT) }),
    }),
  ),
});

it.each([
  ['home-assistant/live-tz.yaml', HOME_ASSISTANT],
  ['homepage/services.yaml', HOMEPAGE],
  ['glance/live-tz.yml', GLANCE],
  ['grafana/infinity.yaml', INFINITY],
])('%s has the documented fields and no others', (file, schema) => {
  expect(faultsBySchema(schema, kitData(file))).toEqual([]);
});

it('a misspelt field is found', () => {
  const misspelt = kitText('home-assistant/live-tz.yaml').replace('device_class', 'deviceclass');
  expect(faultsBySchema(HOME_ASSISTANT, parse(misspelt)).join()).toContain('deviceclass');
});

describe('the fields that a kit reads', () => {
  const now = fieldsOf('NowResponse');
  const change = fieldsOf('ZoneChangeResponse');

  it.each([
    ['home-assistant/live-tz.yaml', /value_json\[\d\]\.(\w+)/g, now],
    ['home-assistant/live-tz.yaml', /\.next\.(\w+)/g, change],
    ['home-assistant/live-tz.yaml', /value_json\.(\w+)/g, fieldsOf('ConversionResponse')],
    ['homepage/services.yaml', /^ {12}(?:name|label): (\w+)$/gm, now],
    ['glance/live-tz.yml', /\.String "(\w+)"/g, now],
    ['grafana/clocks.json', /"selector": "(\w+)/g, now],
    ['grafana/clocks.json', /"selector": "next\.(\w+)/g, change],
  ])('of %s by %s are those of an answer', (file, expression, fields) => {
    const read = [...kitText(file).matchAll(expression)].map(([, field]) => field);
    expect(read.length).toBeGreaterThan(0);
    for (const field of read) expect(fields).toContain(field);
  });
});

describe('Home Assistant', () => {
  const { rest, template } = kitData<{
    rest: { sensor: { name: string; unique_id: string; value_template: string }[] }[];
    template: { sensor: { unique_id: string; state: string; availability: string }[] }[];
  }>('home-assistant/live-tz.yaml');
  const sensors = rest.flatMap(({ sensor }) => sensor);
  const computed = template.flatMap(({ sensor }) => sensor);

  it('has templates that read sensors of the same file', () => {
    const ids = sensors.map(({ name }) => `sensor.${name.toLowerCase().replaceAll(/\W+/g, '_')}`);
    for (const { state, availability } of computed) {
      const [id = ''] = /sensor\.\w+/.exec(state) ?? [];
      expect(ids).toContain(id);
      expect(availability).toContain(`'${id}'`);
    }
  });

  it('has a different id for each sensor', () => {
    const ids = [...sensors, ...computed].map(({ unique_id }) => unique_id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
