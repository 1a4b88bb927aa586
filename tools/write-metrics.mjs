/**
 * Writes `docs/metrics.md` from the metrics of the built program. `--check ADDRESS` compares the page with a running server instead:
 * it prints nothing when they agree.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/metrics.md');
const PREFIX = 'livetz_';
const INTRODUCTION = `# Metrics

\`GET /metrics\` answers in the text format of Prometheus: to the machine itself, or to others with \`METRICS_TOKEN\` as a bearer token. Each
node of a cluster has its own. A value that is unknown is \`NaN\`, which no comparison in an alert matches. This page is written by
\`npm run metrics\` from the running program.

## Of Live TZ

`;
const ALERTS = `
Worth an alert:

| Expression | What it means |
| --- | --- |
| \`livetz_ready == 0\` | The node gets no users: it stops, or its clock does not tick. |
| \`livetz_component_up == 0\` | A part is down that the clocks do not need, such as the database: see \`component\`. |
| \`livetz_last_second_age_seconds > 5\` | The node shows no seconds. |
| \`time() - livetz_backup_last_success_timestamp_seconds > 2 * 86400\` | The last backup is older than two days. |
| \`livetz_host_clock_synchronised == 0\` | All clocks are wrong by as much as the host's. |
| \`livetz_tzdata_age_seconds > 365 * 86400\` | There are probably newer zone rules. |
| \`livetz_tzdata_file_refused == 1\` | The file of \`TZDATA_FILE\` cannot be used. |
| \`livetz_rules_disagreement > 0\` | The nodes of the cluster use different zone rules. |
| \`increase(livetz_unhandled_errors_total[1h]) > 0\` | A bug: see the log. |

`;
const OF_NODE = `## Of the process and of Node

From [prom-client](https://github.com/siimon/prom-client): memory, CPU time, files, event loop and garbage collector.

`;

/** The metrics in the text format, by name: type, help and the names of their labels. */
function metricsIn(text) {
  const metrics = new Map();
  for (const [, name, help] of text.matchAll(/^# HELP (\S+) (.*)$/gm))
    metrics.set(name, { help, type: '', labels: new Set(), hasSeries: false });
  for (const [, name, type] of text.matchAll(/^# TYPE (\S+) (.*)$/gm)) metrics.get(name).type = type;
  for (const [, series, labels = ''] of text.matchAll(/^([a-z]\w*)(?:\{(.*)\})? \S+$/gim)) {
    const metric = metrics.get(series) ?? metrics.get(series.replace(/_(bucket|sum|count)$/, ''));
    metric.hasSeries = true;
    for (const [, label] of labels.matchAll(/(\w+)="/g)) if (label !== 'le') metric.labels.add(label);
  }
  return metrics;
}

function pageOf(text) {
  const metrics = [...metricsIn(text)].sort(([a], [b]) => (a < b ? -1 : 1));
  const own = metrics.filter(([name]) => name.startsWith(PREFIX));
  const unknown = own.filter(([, { hasSeries }]) => !hasSeries).map(([name]) => name);
  if (unknown.length > 0)
    throw new Error(`The labels of a metric without a series are unknown: ${unknown.join(', ')}`);
  const ownRows = own.map(([name, { type, labels, help }]) => {
    const names = [...labels].map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${names} | ${help} |\n`;
  });
  const otherRows = metrics
    .filter(([name]) => !name.startsWith(PREFIX))
    .map(([name, { type, help }]) => `| \`${name}\` | ${type} | ${help.replace(/\.$/, '')} |\n`);
  return [
    INTRODUCTION,
    '| Name | Type | Labels | What it is |\n| --- | --- | --- | --- |\n',
    ...ownRows,
    ALERTS,
    OF_NODE,
    '| Name | Type | What it is |\n| --- | --- | --- |\n',
    ...otherRows,
  ].join('');
}

/** The metrics of a server that has answered a request, whose metric has no series before. */
async function metricsOf(address) {
  await (await fetch(`${address}/health/live`)).text();
  return (await fetch(`${address}/metrics`)).text();
}

async function withServer(use) {
  const dataDir = mkdtempSync(join(tmpdir(), 'live-tz-metrics-'));
  const server = spawn(process.execPath, [join(ROOT, 'dist/apps/api/src/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise((resolve, reject) => {
      server.once('exit', () => reject(new Error('The server ended before it was up.')));
      createInterface(server.stdout).on('line', (line) => {
        const match = /Live TZ is at (http[^"\s]*)\//.exec(line);
        if (match) resolve(match[1]);
      });
    });
    return await use(address);
  } finally {
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const [option, address] = process.argv.slice(2);
if (option === '--check') {
  const isCurrent = readFileSync(PAGE, 'utf8') === pageOf(await metricsOf(address));
  if (!isCurrent) process.stdout.write('docs/metrics.md is out of date: run `npm run metrics`.\n');
} else {
  writeFileSync(PAGE, pageOf(await withServer(metricsOf)));
}
