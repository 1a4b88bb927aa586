import { measureRun } from './measure-run';
import { median } from '../report/percentile';
import type { Run } from './run';
import { type Bar, findings, type Findings, type Scenario } from './scenario';
import { ROUND_OF_PINGS, type Size } from './size';
import type { Stage } from './stage';

const PAIRS = 3;

/** Server CPU for a person and second, against a server that does nothing else. */
export const COST: Scenario = {
  about: 'server CPU against a bare ws server, three pairs',
  defaults: { connections: 10_000, zones: 8, seconds: ROUND_OF_PINGS, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds', 'kind'],
  minutes: 20,
  run: (stage, size) =>
    comparePairs(
      stage,
      size,
      'CPU a person and second against bare ws',
      1.15,
      (run) => run.cpuUsPerPersonSecond,
    ),
};

/** How late a second comes, against a server that does nothing else. */
export const LATENESS: Scenario = {
  about: 'lateness p99 against a bare ws server, three pairs',
  defaults: { connections: 1_000, zones: 8, seconds: ROUND_OF_PINGS, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds', 'kind'],
  minutes: 10,
  run: (stage, size) =>
    comparePairs(stage, size, 'lateness p99 against bare ws', 1.3, ({ window }) => window.latenessMs.p99),
};

/** In turn, because a machine is not the same from one minute to the next. */
async function comparePairs(
  stage: Stage,
  size: Size,
  what: string,
  atMost: number,
  figureOf: (run: Run) => number,
): Promise<Findings> {
  const runs: Run[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const bare = await measureRun(stage, { ...size, kind: 'bare' });
    const program = await measureRun(stage, size);
    runs.push(bare, program);
    ratios.push(figureOf(program) / figureOf(bare));
  }
  const bar: Bar = {
    what: `${what}, ${size.connections} × ${size.zones}`,
    measured: median(ratios),
    atMost,
    unit: '×',
  };
  return findings({ runs, bars: [bar], series: [{ what, unit: '×', figures: ratios }] });
}
