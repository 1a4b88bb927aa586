import type { Kind } from '../clients/client-messages';
import type { ProgramFigures } from '../servers/program-figures';
import type { Usage } from '../servers/usage';
import { cpuUsPerPersonSecond, type WindowFigures } from './window';

/** What is to be measured. */
export interface RunPlan {
  kind: Kind;
  connections: number;
  zones: number;
  seconds: number;
}

/** What was measured. */
export interface Measured {
  plan: RunPlan;
  /** Those who wanted to come and see no seconds, by the reason. */
  failures: Record<string, number>;
  /** How often somebody came in vain before. */
  refusals: number;
  /** From the first who came until the last saw a second. */
  arrivalSeconds: number;
  window: WindowFigures;
  idleCpuMsPerSecond: number;
  /** Before anybody came and with everybody there, the garbage collected. */
  before: Usage;
  after: Usage;
  /** Null for the servers it is compared with. */
  program: ProgramFigures | null;
}

/** One server under one crowd: what was measured and what follows from it. */
export interface Run extends Measured {
  /** Server CPU for one person and second, without what the server spends when nobody is there. */
  cpuUsPerPersonSecond: number;
  framesPerCoreSecond: number;
  zoneSecondsPerCoreSecond: number;
  rssBytesEach: number;
  heapBytesEach: number;
}

export function runOf(measured: Measured): Run {
  const { plan, window, idleCpuMsPerSecond, before, after } = measured;
  const cpuMs = window.serverCpuMs - idleCpuMsPerSecond * window.seconds;
  const personSeconds = window.viewers * window.seconds;
  const zonesSeen = plan.kind === 'plain' ? 1 : plan.zones;
  return {
    ...measured,
    cpuUsPerPersonSecond: cpuUsPerPersonSecond(window, idleCpuMsPerSecond),
    framesPerCoreSecond: (window.frames * 1000) / cpuMs,
    zoneSecondsPerCoreSecond: ((personSeconds - window.missed) * zonesSeen * 1000) / cpuMs,
    rssBytesEach: (after.rssBytes - before.rssBytes) / window.viewers,
    heapBytesEach: (after.heapBytes - before.heapBytes) / window.viewers,
  };
}
