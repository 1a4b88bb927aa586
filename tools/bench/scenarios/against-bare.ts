import { measureRun } from './measure-run';
import { median } from '../report/percentile';
import type { Run } from './run';
import { findings, type Findings, type Scenario, type Slo } from './scenario';
import type { ScenarioContext } from './scenario-context';
import { PING_ROUND_SECONDS, type Size } from './size';

const PAIRS = 3;

export const COST: Scenario = {
  about: 'server CPU compared with a bare ws server, three pairs of runs',
  defaults: { connections: 10_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 20,
  run: (context, size) =>
    comparePairs(
      context,
      size,
      'CPU per user and second compared with bare ws',
      1.15,
      (run) => run.cpuUsPerUserSecond,
    ),
};

export const LATENESS: Scenario = {
  about: 'lateness p99 compared with a bare ws server, three pairs of runs',
  defaults: { connections: 1_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 10,
  run: (context, size) =>
    comparePairs(
      context,
      size,
      'lateness p99 compared with bare ws',
      1.3,
      ({ window }) => window.latenessMs.p99,
    ),
};

/** Alternates between the two servers, because the speed of a machine changes from minute to minute. */
async function comparePairs(
  context: ScenarioContext,
  size: Size,
  what: string,
  max: number,
  figureOf: (run: Run) => number,
): Promise<Findings> {
  const runs: Run[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const bare = await measureRun(context, { ...size, kind: 'bare' });
    const program = await measureRun(context, size);
    runs.push(bare, program);
    ratios.push(figureOf(program) / figureOf(bare));
  }
  const slo: Slo = {
    what: `${what}, ${size.connections} × ${size.zones}`,
    measured: median(ratios),
    max,
    unit: '×',
  };
  return findings({ runs, slos: [slo], series: [{ what, unit: '×', figures: ratios }] });
}
