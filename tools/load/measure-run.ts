import { setTimeout as pause } from 'node:timers/promises';
import { firstTick } from './first-tick';
import { figureIn } from './metrics-text';
import { restLoad } from './rest-load';
import type { ProgramFigures, Run, RunPlan } from './run';
import type { ServerProcess } from './server-process';
import type { Stage } from './stage';
import type { Usage } from './usage';
import { idleCpuMs, observeWindow, type WindowFigures } from './window';

/** Connections opened in a second. */
export const PACE = 1_000;
const SETTLE_MS = 2_000;
const IDLE_SECONDS = 8;
const WARM_UP_MS = 6_000;
const REST_SECONDS = 10;
const LAG = 'nodejs_eventloop_lag';

/** Starts a server, lets a crowd come, measures, and ends the server again. */
export async function measureRun(stage: Stage, plan: RunPlan): Promise<Run> {
  stage.progress.step(
    `${plan.kind}: ${plan.connections} connections, ${plan.zones} zones each, ${plan.seconds} s`,
  );
  const server = await stage.start(plan.kind);
  const startToFirstTickMs = isProgram(plan) ? await timeToFirstTick(server, stage) : null;
  await pause(SETTLE_MS);
  const idle = await idleCpuMs(server, IDLE_SECONDS);
  const before = await server.usage('collected usage');
  const { failures } = await gather(stage, server, plan);
  await pause(WARM_UP_MS);
  if (isProgram(plan)) await metricsOf(server);
  const window = await observeWindow(server, stage.crowd, plan.seconds);
  const program =
    startToFirstTickMs === null ? null : await programFigures(server, stage, startToFirstTickMs);
  const after = await server.usage('collected usage');
  await stage.crowd.ask('disperse', null);
  await server.stop();
  return {
    plan,
    failures,
    window,
    idleCpuMsPerSecond: idle,
    program,
    ...costs(plan, window, idle),
    ...growth(window, before, after),
  };
}

function isProgram({ kind }: RunPlan): boolean {
  return kind === 'socket.io' || kind === 'plain';
}

function gather(stage: Stage, { port }: ServerProcess, { kind, connections, zones }: RunPlan) {
  const cookies = stage.people(0, connections);
  return stage.crowd.ask('gather', { port, kind, cookies, zonesEach: zones, pace: PACE, comeBack: false });
}

async function timeToFirstTick(server: ServerProcess, stage: Stage): Promise<number> {
  const [cookie = ''] = stage.people(0, 1);
  return (await firstTick(server.port, cookie)) - server.launchedAtMs;
}

async function programFigures(
  server: ServerProcess,
  stage: Stage,
  startToFirstTickMs: number,
): Promise<ProgramFigures> {
  const metrics = await metricsOf(server);
  const rest = await restLoad(server.port, stage.people(0, 100), REST_SECONDS);
  return {
    startToFirstTickMs,
    loopDelayMs: {
      p99: figureIn(metrics, `${LAG}_p99_seconds`) * 1000,
      max: figureIn(metrics, `${LAG}_max_seconds`) * 1000,
    },
    droppedReaders: figureIn(await metricsOf(server), 'livetz_dropped_readers_total'),
    rest,
  };
}

/** Reading them also begins the delay of the event loop anew. */
async function metricsOf(server: ServerProcess): Promise<string> {
  return (await fetch(`${server.url}/metrics`)).text();
}

function costs({ zones, kind }: RunPlan, window: WindowFigures, idle: number) {
  const cpuMs = Math.max(0, window.serverCpuMs - idle * window.seconds);
  const personSeconds = window.viewers * window.seconds;
  const zonesSeen = kind === 'plain' ? 1 : zones;
  return {
    cpuUsPerPersonSecond: (cpuMs * 1000) / personSeconds,
    framesPerCoreSecond: window.frames / (cpuMs / 1000),
    zoneSecondsPerCoreSecond: ((personSeconds - window.missed) * zonesSeen) / (cpuMs / 1000),
  };
}

function growth({ viewers }: WindowFigures, before: Usage, after: Usage) {
  return {
    rssBytesEach: (after.rssBytes - before.rssBytes) / viewers,
    heapBytesEach: (after.heapBytes - before.heapBytes) / viewers,
  };
}
