import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Written from the registry of the running server, which a test compares. */
const METRICS = readFileSync(join(__dirname, '../../docs/metrics.md'), 'utf8');
const OF_A_HISTOGRAM = /_(bucket|sum|count)$/;
/** Prometheus and its scrape configuration add them to each series. */
const LABELS_OF_A_TARGET = ['job', 'instance', 'namespace', 'pod', 'le'];

/** The labels of each metric, by its name. */
const registered = new Map<string, string[]>([
  ['up', []],
  ...[...METRICS.matchAll(/^\| `(\w+)` \| \w+ \|([^|]*)\|(?:.*\|)?$/gm)].map(
    ([, name = '', labels = '']): [string, string[]] => [
      name,
      [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label),
    ],
  ),
]);

/** The metrics of a PromQL expression: names before a selector, not functions, labels or units. */
function metricsIn(expression: string): { name: string; labels: string[] }[] {
  return [...expression.matchAll(/\b([a-z_][a-z0-9_]*)\{([^}]*)\}/g)].map(([, name = '', selector = '']) => ({
    name: registered.has(name) ? name : name.replace(OF_A_HISTOGRAM, ''),
    labels: [...selector.matchAll(/(\w+)(?==|!=)/g)].map(([, label = '']) => label),
  }));
}

/** The labels in `by (…)`. */
function groupsIn(expression: string): string[] {
  return [...expression.matchAll(/\bby \(([\w, ]+)\)/g)].flatMap(([, labels = '']) => labels.split(', '));
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

  it.each(expressions)('name metrics and labels that the server has: %s', (_title, expression) => {
    const metrics = metricsIn(expression);
    expect(metrics.length).toBeGreaterThan(0);
    const known = metrics.flatMap(({ name }) => registered.get(name) ?? []).concat(LABELS_OF_A_TARGET);
    for (const { name, labels } of metrics) {
      expect([name, registered.has(name)]).toEqual([name, true]);
      for (const label of labels.concat(groupsIn(expression))) expect(known).toContain(label);
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
