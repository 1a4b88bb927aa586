import { setTimeout as pause } from 'node:timers/promises';
import { firstTick } from '../clients/first-tick';
import { metricsOf } from '../servers/metrics';
import { programFigures } from '../servers/program-figures';
import { type Run, runOf, type RunPlan } from './run';
import type { ServerProcess } from '../servers/server-process';
import type { Stage } from './stage';
import { idleCpuMs, observeWindow } from './window';

/** Connections opened in a second. */
export const PACE = 1_000;
const SETTLE_MS = 4_000;
/** For what is not the measurement itself; where that is shorter, these are as well. */
const AT_MOST_SECONDS = { idle: 8, warmUp: 6, rest: 10 };

/** Starts a server, lets a crowd come, measures, and ends the server again. */
export async function measureRun(stage: Stage, plan: RunPlan): Promise<Run> {
  const { kind, connections, zones, seconds } = plan;
  stage.progress.step(`${kind}: ${connections} connections, ${zones} zones each, ${seconds} s`);
  const server = await stage.start(kind);
  const isProgram = kind === 'socket.io' || kind === 'plain';
  const startToFirstTickMs = isProgram ? await firstTickAfterLaunch(server, stage) : 0;
  await pause(SETTLE_MS);
  const before = await server.usage('collected usage');
  const arrival = await gather(stage, server, plan);
  await pause(Math.min(AT_MOST_SECONDS.warmUp, seconds) * 1000);
  if (isProgram) await metricsOf(server);
  const window = await observeWindow(server, stage.crowd, seconds);
  const restSeconds = Math.min(AT_MOST_SECONDS.rest, seconds);
  const program = isProgram
    ? { startToFirstTickMs, ...(await programFigures(server, stage, restSeconds)) }
    : null;
  const after = await server.usage('collected usage');
  await stage.crowd.ask('disperse', null);
  await pause(SETTLE_MS);
  const idleCpuMsPerSecond = await idleCpuMs(server, Math.min(AT_MOST_SECONDS.idle, seconds));
  await server.stop();
  return runOf({ plan, ...arrival, window, idleCpuMsPerSecond, before, after, program });
}

type Arrival = Pick<Run, 'failures' | 'refusals' | 'arrivalSeconds'>;

/** People come as the page does: who is refused comes again. */
async function gather(stage: Stage, { port }: ServerProcess, plan: RunPlan): Promise<Arrival> {
  const { kind, connections, zones } = plan;
  const cookies = stage.people(0, connections);
  const startMs = Date.now();
  const arrival = { port, kind, cookies, zonesEach: zones, pace: PACE, comeBack: true };
  const { failures, refusals, atMs } = await stage.crowd.ask('gather', arrival);
  return { failures, refusals, arrivalSeconds: (atMs - startMs) / 1000 };
}

async function firstTickAfterLaunch(server: ServerProcess, stage: Stage): Promise<number> {
  const [cookie = ''] = stage.people(0, 1);
  return (await firstTick(server.port, cookie)) - server.launchedAtMs;
}
