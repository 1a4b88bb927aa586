import { setTimeout as pause } from 'node:timers/promises';
import { firstTick } from '../clients/first-tick';
import { metricsOf } from '../servers/metrics';
import { programFigures } from '../servers/program-figures';
import type { ServerProcess } from '../servers/server-process';
import { PACE } from './connect-clients';
import { idleCpuMs, observeWindow } from './observation-window';
import { type Run, runOf, type RunPlan } from './run';
import type { ScenarioContext } from './scenario-context';

const SETTLE_MS = 4_000;
/** Upper bounds of the phases around the measurement; a shorter measurement shortens them as well. */
const MAX_SECONDS = { idle: 8, warmUp: 6, rest: 10 };

/** Starts a server, connects clients, measures, and stops the server. */
export async function measureRun(context: ScenarioContext, plan: RunPlan): Promise<Run> {
  const { kind, connections, zones, seconds } = plan;
  context.progress.step(`${kind}: ${connections} connections, ${zones} zones each, ${seconds} s`);
  const server = await context.start(kind);
  const isProgram = kind !== 'bare' && kind !== 'naive';
  const startToFirstTickMs = isProgram ? await firstTickAfterLaunch(server, context) : 0;
  await pause(SETTLE_MS);
  const before = await server.usage('collected usage');
  const connecting = await connect(context, server, plan);
  await pause(Math.min(MAX_SECONDS.warmUp, seconds) * 1000);
  // Reading the metrics resets the event-loop delay they report.
  if (isProgram) await metricsOf(server);
  const window = await observeWindow(server, context.clients, seconds);
  const restSeconds = Math.min(MAX_SECONDS.rest, seconds);
  const program = isProgram
    ? { startToFirstTickMs, ...(await programFigures(server, context, restSeconds)) }
    : null;
  const after = await server.usage('collected usage');
  await context.clients.request('disconnect', null);
  await pause(SETTLE_MS);
  const idleCpuMsPerSecond = await idleCpuMs(server, Math.min(MAX_SECONDS.idle, seconds));
  await server.stop();
  return runOf({ plan, ...connecting, window, idleCpuMsPerSecond, before, after, program });
}

/** Clients reconnect when they are refused, as the page does. */
async function connect(
  context: ScenarioContext,
  { port }: ServerProcess,
  { kind, connections, zones }: RunPlan,
): Promise<Pick<Run, 'failures' | 'refusals' | 'connectSeconds'>> {
  const cookies = context.cookiesOf(0, connections);
  const startMs = Date.now();
  const request = { port, kind, cookies, zonesEach: zones, pace: PACE, reconnects: true };
  const { failures, refusals, atMs } = await context.clients.request('connect', request);
  return { failures, refusals, connectSeconds: (atMs - startMs) / 1000 };
}

async function firstTickAfterLaunch(server: ServerProcess, context: ScenarioContext): Promise<number> {
  const [cookie = ''] = context.cookiesOf(0, 1);
  return (await firstTick(server.port, cookie)) - server.launchedAtMs;
}
