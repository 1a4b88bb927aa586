import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { itWith, kitData, kitPath, kitText, run } from './kit';

interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string }[];
}

interface Dashboard {
  uid: string;
  panels: Panel[];
  templating: { list: { name: string; definition?: string }[] };
}

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
}

const SOURCES = join(__dirname, '../../apps/api/src');
const OF_A_HISTOGRAM = /_(bucket|sum|count)$/;
/** Prometheus adds it to each target. */
const OF_PROMETHEUS = ['up'];

/** Names that the sources of the server register, and those of the process. */
async function registeredNames(): Promise<Set<string>> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const own = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/'(live_?tz_[a-z0-9_]+)'/g)])
    .map(([, name = '']) => name);
  return new Set([...own, ...(await registry.getMetricsAsJSON()).map(({ name }) => name), ...OF_PROMETHEUS]);
}

/** Metrics in a PromQL expression: names before a selector, a range or the end, not functions, labels or units. */
function namesIn(expression: string): string[] {
  const names = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '{}')
    .matchAll(/\b([a-z_][a-z0-9_]*)\{\}/g);
  return [...names].map(([, name = '']) => name);
}

const dashboard = kitData<Dashboard>('grafana/live-tz.json');
const rules = kitData<Rules>('prometheus/live-tz.rules.yml').groups.flatMap((group) => group.rules);

describe('the expressions of the dashboard and of the alerts', () => {
  const expressions = [
    ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
    ...rules.map(({ alert, expr }) => [alert, expr] as const),
    ['node', dashboard.templating.list.find(({ name }) => name === 'instance')?.definition ?? ''] as const,
    [
      'autoscaler',
      kitText('kubernetes/prometheus-adapter-values.yaml').replaceAll(/\{\{|\}\}/g, ''),
    ] as const,
  ];

  it.each(expressions)('name metrics that the server has: %s', async (_title, expression) => {
    const registered = await registeredNames();
    const names = namesIn(expression);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect([name, registered.has(name) || registered.has(name.replace(OF_A_HISTOGRAM, ''))]).toEqual([
        name,
        true,
      ]);
    }
  });
});

describe('the dashboard of Grafana', () => {
  it('has panels that do not overlap', () => {
    const taken = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect([title, taken.has(`${x},${y}`), x < 24]).toEqual([title, false, true]);
          taken.add(`${x},${y}`);
        }
      }
    }
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });

  it('names no data source of another installation', () => {
    const sources = [...kitText('grafana/live-tz.json').matchAll(/"uid": "([^"]+)"/g)].map(([, uid]) => uid);
    expect(new Set(sources)).toEqual(new Set(['${datasource}', dashboard.uid]));
  });
});

describe('the files for Prometheus', () => {
  it('have a name, a summary and a description for each alert', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, annotations } of rules) {
      expect(alert).toMatch(/^LiveTz[A-Z]\w+$/);
      expect(Object.keys(annotations)).toEqual(['summary', 'description']);
    }
  });

  itWith('promtool')('pass promtool, which also tries the alerts', () => {
    const checked = run('promtool', [
      'check',
      'config',
      '--syntax-only',
      kitPath('prometheus/prometheus.yml'),
    ]);
    expect([checked.status, checked.output]).toEqual([0, expect.any(String)]);
    expect(run('promtool', ['check', 'rules', kitPath('prometheus/live-tz.rules.yml')])).toMatchObject({
      status: 0,
    });
    const tried = run('promtool', ['test', 'rules', join(__dirname, 'live-tz.rules.test.yml')]);
    expect([tried.status, tried.output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
});
