import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BenchArguments } from '../arguments';
import type { Run } from '../scenarios/run';
import type { Slo, Findings } from '../scenarios/scenario';

/** The rows of the table of runs. */
const ROWS: readonly [name: string, read: (run: Run, runs: readonly Run[]) => string][] = [
  ['connections', ({ window }) => whole(window.clients)],
  ['zones each', ({ plan }) => (plan.kind === 'plain' ? '1' : whole(plan.zones))],
  ['not connected', ({ failures }) => reasons(failures)],
  ['attempts refused', ({ refusals }) => whole(refusals)],
  ['until all were connected, s', ({ connectSeconds }) => fine(connectSeconds)],
  ['server CPU, µs per user and second', (run) => fine(run.cpuUsPerUserSecond)],
  ['the same, compared with bare ws', againstBare],
  ['server CPU without clients, ms per second', (run) => fine(run.idleCpuMsPerSecond)],
  ['frames per server core and second', (run) => whole(run.framesPerCoreSecond)],
  ['zone-seconds per server core and second', (run) => whole(run.zoneSecondsPerCoreSecond)],
  [
    'lateness p50 / p99 / max, ms',
    ({ window: { latenessMs } }) => all(latenessMs.p50, latenessMs.p99, latenessMs.max),
  ],
  ['spread p50 / max, ms', ({ window: { spreadMs } }) => all(spreadMs.p50, spreadMs.max)],
  ['seconds missed', ({ window }) => whole(window.missed)],
  ['seconds doubled', ({ window }) => whole(window.doubled)],
  ['connections lost', ({ window }) => whole(window.lost)],
  ['RSS per connection, roughly, kB', (run) => fine(run.rssBytesEach / 1000)],
  ['JS heap per connection, kB', (run) => fine(run.heapBytesEach / 1000)],
  ['client CPU, cores', ({ window }) => fine(window.clientCores)],
  [
    'event-loop delay p99 / max, ms',
    ({ program }) => (program === null ? '-' : all(program.loopDelayMs.p99, program.loopDelayMs.max)),
  ],
  ['start to first tick, ms', ({ program }) => (program === null ? '-' : whole(program.startToFirstTickMs))],
  [
    'REST p50 / p99, ms',
    ({ program }) => (program === null ? '-' : all(program.rest.p50Ms, program.rest.p99Ms)),
  ],
  [
    'REST requests / failed',
    ({ program }) => (program === null ? '-' : `${program.rest.requests} / ${program.rest.failed}`),
  ],
  ['slow clients dropped', ({ program }) => (program === null ? '-' : whole(program.droppedSubscribers))],
];

/** The runs side by side, further figures, and the objectives. */
export function formatFindings({ runs, slos, series }: Findings): string {
  const parts: string[] = [];
  if (runs.length > 0) {
    const head = ['', ...runs.map(({ plan }) => plan.kind)];
    parts.push(aligned([head, ...ROWS.map(([name, read]) => [name, ...runs.map((run) => read(run, runs))])]));
  }
  parts.push(...series.map(({ what, unit, figures }) => `${what}, ${unit}: ${figures.map(fine).join('  ')}`));
  if (slos.length > 0) parts.push(aligned([['objective', 'measured', 'max', ''], ...slos.map(rowOf)]));
  return `${parts.join('\n\n')}\n`;
}

/** Writes all figures to a new file. @returns its path */
export function writeReport(
  folder: string,
  { name, size }: BenchArguments,
  startedAtMs: number,
  results: Findings,
): string {
  const startedAt = new Date(startedAtMs).toISOString();
  const path = join(folder, `${startedAt.replace(/[:.]/g, '-')}-${name}.json`);
  const machine = {
    cpus: cpus().map(({ model }) => model),
    node: process.version,
    platform: process.platform,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path,
    `${JSON.stringify({ scenario: name, size, startedAt, machine, ...results }, null, 2)}\n`,
  );
  return path;
}

function rowOf({ what, measured, max, unit }: Slo): string[] {
  return [what, `${fine(measured)} ${unit}`, `${fine(max)} ${unit}`, measured <= max ? 'met' : 'NOT MET'];
}

function aligned(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** Compared with the last run of the bare server before it, or else the first one. */
function againstBare(run: Run, runs: readonly Run[]): string {
  const bares = runs.filter(({ plan }) => plan.kind === 'bare');
  const bare = bares.findLast((each) => runs.indexOf(each) <= runs.indexOf(run)) ?? bares[0];
  return bare === undefined ? '-' : (run.cpuUsPerUserSecond / bare.cpuUsPerUserSecond).toFixed(2);
}

function reasons(failures: Record<string, number>): string {
  const list = Object.entries(failures).map(([reason, count]) => `${count} (${reason})`);
  return list.join(', ') || '0';
}

function all(...figures: number[]): string {
  return figures.map(fine).join(' / ');
}

function fine(figure: number): string {
  return Math.abs(figure) >= 100 ? whole(figure) : figure.toFixed(2);
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}
