import type { Kind } from './crowd-protocol';
import type { RestFigures } from './rest-load';
import type { WindowFigures } from './window';

/** What is to be measured. */
export interface RunPlan {
  kind: Kind;
  connections: number;
  zones: number;
  seconds: number;
}

/** What only the program has, besides the servers it is compared with. */
export interface ProgramFigures {
  startToFirstTickMs: number;
  /** From its own metrics, over the measured seconds. */
  loopDelayMs: { p99: number; max: number };
  droppedReaders: number;
  /** With everybody still there, after the measured seconds. */
  rest: RestFigures;
}

/** One server under one crowd. */
export interface Run {
  plan: RunPlan;
  /** Those who wanted to come and see no seconds, by the reason. */
  failures: Record<string, number>;
  window: WindowFigures;
  idleCpuMsPerSecond: number;
  /** Server CPU for one person and second, without what the server spends when nobody is there. */
  cpuUsPerPersonSecond: number;
  framesPerCoreSecond: number;
  zoneSecondsPerCoreSecond: number;
  /** What everybody being there adds, after the garbage has been collected. */
  rssBytesEach: number;
  heapBytesEach: number;
  program: ProgramFigures | null;
}
