import type { Kind } from '../clients/client-messages';
import { median } from '../report/percentile';
import { measureRun } from './measure-run';
import type { Run } from './run';
import { findings, type Findings, type Scenario, type Slo } from './scenario';
import type { ScenarioContext } from './scenario-context';
import { PING_ROUND_SECONDS, type Size } from './size';

const PAIRS = 3;

/** What is compared with the same load on another server or protocol. */
interface Comparison {
  baseline: Kind;
  what: string;
  /** The highest ratio that meets the objective. */
  max: number;
  figureOf: (run: Run) => number;
}

export const COST: Scenario = {
  about: 'server CPU compared with a bare ws server, three pairs of runs',
  defaults: { connections: 10_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 20,
  run: (context, size) =>
    comparePairs(context, size, {
      baseline: 'bare',
      what: 'CPU per user and second compared with bare ws',
      max: 1.15,
      figureOf: (run) => run.cpuUsPerUserSecond,
    }),
};

export const STREAM: Scenario = {
  about: 'server CPU of event streams compared with Socket.IO, three pairs of runs',
  defaults: { connections: 10_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'stream' },
  options: ['connections', 'zones', 'seconds'],
  maxMinutes: 20,
  run: (context, size) =>
    comparePairs(context, size, {
      baseline: 'socket.io',
      what: 'CPU of an event stream per user and second compared with Socket.IO',
      max: 1.3,
      figureOf: (run) => run.cpuUsPerUserSecond,
    }),
};

export const LATENESS: Scenario = {
  about: 'lateness p99 compared with a bare ws server, three pairs of runs',
  defaults: { connections: 1_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds', 'kind'],
  maxMinutes: 10,
  run: (context, size) =>
    comparePairs(context, size, {
      baseline: 'bare',
      what: 'lateness p99 compared with bare ws',
      max: 1.3,
      figureOf: ({ window }) => window.latenessMs.p99,
    }),
};

/** Alternates between the two, because the speed of a machine changes from minute to minute. */
async function comparePairs(
  context: ScenarioContext,
  size: Size,
  { baseline, what, max, figureOf }: Comparison,
): Promise<Findings> {
  const runs: Run[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const compared = await measureRun(context, { ...size, kind: baseline });
    const program = await measureRun(context, size);
    runs.push(compared, program);
    ratios.push(figureOf(program) / figureOf(compared));
  }
  const slo: Slo = {
    what: `${what}, ${size.connections} × ${size.zones}`,
    measured: median(ratios),
    max,
    unit: '×',
  };
  return findings({ runs, slos: [slo], series: [{ what, unit: '×', figures: ratios }] });
}
