import type { Kind } from '../clients/client-messages';
import type { ProgramFigures } from '../servers/program-figures';
import type { Usage } from '../servers/usage';
import { cpuUsPerUserSecond, type WindowFigures } from './observation-window';

export interface RunPlan {
  kind: Kind;
  connections: number;
  zones: number;
  seconds: number;
}

/** The raw figures of a run. */
export interface Measured {
  plan: RunPlan;
  /** Clients that receive no seconds, by reason. */
  failures: Record<string, number>;
  /** Attempts to connect that failed. */
  refusals: number;
  /** From the first attempt to connect until every client has received a second or failed. */
  connectSeconds: number;
  window: WindowFigures;
  idleCpuMsPerSecond: number;
  /** Before the first client and with all of them, garbage collected. */
  before: Usage;
  after: Usage;
  /** Null for the servers the program is compared with. */
  program: ProgramFigures | null;
}

/** One server under one load: the raw figures and those derived from them. */
export interface Run extends Measured {
  /** Server CPU per user and second, less what the idle server uses. */
  cpuUsPerUserSecond: number;
  framesPerCoreSecond: number;
  zoneSecondsPerCoreSecond: number;
  rssBytesEach: number;
  heapBytesEach: number;
}

export function runOf(measured: Measured): Run {
  const { plan, window, idleCpuMsPerSecond, before, after } = measured;
  const cpuMs = window.serverCpuMs - idleCpuMsPerSecond * window.seconds;
  const userSeconds = window.clients * window.seconds;
  const zonesEach = plan.kind === 'plain' ? 1 : plan.zones;
  return {
    ...measured,
    cpuUsPerUserSecond: cpuUsPerUserSecond(window, idleCpuMsPerSecond),
    framesPerCoreSecond: (window.frames * 1000) / cpuMs,
    zoneSecondsPerCoreSecond: ((userSeconds - window.missed) * zonesEach * 1000) / cpuMs,
    rssBytesEach: (after.rssBytes - before.rssBytes) / window.clients,
    heapBytesEach: (after.heapBytes - before.heapBytes) / window.clients,
  };
}
