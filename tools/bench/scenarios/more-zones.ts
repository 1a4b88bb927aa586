import { setTimeout as pause } from 'node:timers/promises';
import { connectClients, disconnectClients, PACE } from './connect-clients';
import { median } from '../report/percentile';
import { cpuUsPerUserSecond, idleCpuMs, observeWindow, type WindowFigures } from './observation-window';
import { findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';
import { PING_ROUND_SECONDS, type Size } from './size';

const IDLE_SECONDS = 8;
const FEW_ZONES = 8;
const SETTLE_MS = 5_000;
/** A large dashboard; the limit is 120. */
const MANY_ZONES = 50;

/** Whether a client that watches more zones costs more: the same connections alternate between few zones and many. */
export const ZONES: Scenario = {
  about: 'server CPU of clients with 50 zones compared with the same clients with 8',
  defaults: { connections: 10_000, zones: MANY_ZONES, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds'],
  maxMinutes: 10,
  run: async (context, size) => {
    const { few, many } = await alternatingCosts(context, size);
    const measured = median(many.map((cost, pair) => cost / (few[pair] ?? Number.NaN)));
    const unit = 'µs per user and second';
    return findings({
      slos: [
        { what: `CPU with ${size.zones} zones compared with ${FEW_ZONES}`, measured, max: 1.05, unit: '×' },
      ],
      series: [
        { what: `server CPU with ${FEW_ZONES} zones each`, unit, figures: few },
        { what: `server CPU with ${size.zones} zones each`, unit, figures: many },
      ],
    });
  },
};

/** The CPU cost with few zones and with many, in pairs whose order alternates. */
async function alternatingCosts(
  context: ScenarioContext,
  { connections, zones, seconds }: Size,
): Promise<{ few: number[]; many: number[] }> {
  context.progress.step(`${connections} clients that watch ${FEW_ZONES} zones and ${zones} alternately`);
  const server = await context.start('socket.io');
  await connectClients(context, server, { cookies: context.cookiesOf(0, connections), zones: FEW_ZONES });
  const few: WindowFigures[] = [];
  const many: WindowFigures[] = [];
  for (const windows of [few, many, many, few, few, many]) {
    await context.clients.request('watch', { zonesEach: windows === few ? FEW_ZONES : zones, pace: PACE });
    // The garbage of the watch requests must not count as a cost of the seconds after them.
    await server.usage('collected usage');
    await pause(SETTLE_MS);
    windows.push(await observeWindow(server, context.clients, seconds));
  }
  await disconnectClients(context, server);
  await pause(SETTLE_MS);
  const idle = await idleCpuMs(server, IDLE_SECONDS);
  await server.stop();
  const costs = (windows: readonly WindowFigures[]) =>
    windows.map((window) => cpuUsPerUserSecond(window, idle));
  return { few: costs(few), many: costs(many) };
}
