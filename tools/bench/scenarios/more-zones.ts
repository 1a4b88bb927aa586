import { setTimeout as pause } from 'node:timers/promises';
import { disperseCrowd, holdCrowd } from './hold-clients';
import { PACE } from './measure-run';
import { median } from '../report/percentile';
import { findings, type Scenario } from './scenario';
import { ROUND_OF_PINGS, type Size } from './size';
import type { Stage } from './stage';
import { cpuUsPerPersonSecond, idleCpuMs, observeWindow, type WindowFigures } from './window';

const IDLE_SECONDS = 8;
const FEW_ZONES = 8;
const SETTLE_MS = 5_000;
/** Of each dashboard's size; one person may watch 120. */
const MANY_ZONES = 50;

/** Whether people who watch more cost more: the same connections watch few zones and many in turn. */
export const ZONES: Scenario = {
  about: 'server CPU of people with 50 zones against the same people with 8',
  defaults: { connections: 10_000, zones: MANY_ZONES, seconds: ROUND_OF_PINGS, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds'],
  minutes: 10,
  run: async (stage, size) => {
    const { few, many } = await costsInTurn(stage, size);
    const measured = median(many.map((cost, pair) => cost / (few[pair] ?? Number.NaN)));
    const unit = 'µs a person and second';
    return findings({
      bars: [
        { what: `CPU with ${size.zones} zones against ${FEW_ZONES}`, measured, atMost: 1.05, unit: '×' },
      ],
      series: [
        { what: `server CPU with ${FEW_ZONES} zones each`, unit, figures: few },
        { what: `server CPU with ${size.zones} zones each`, unit, figures: many },
      ],
    });
  },
};

/** What a person and second costs with few zones and with many, pair by pair, neither always after the other. */
async function costsInTurn(stage: Stage, size: Size): Promise<{ few: number[]; many: number[] }> {
  const { connections, zones, seconds } = size;
  stage.progress.step(`${connections} people who watch ${FEW_ZONES} zones and ${zones} in turn`);
  const server = await stage.start('socket.io');
  await holdCrowd(stage, server, { cookies: stage.people(0, connections), zones: FEW_ZONES });
  const few: WindowFigures[] = [];
  const many: WindowFigures[] = [];
  for (const windows of [few, many, many, few, few, many]) {
    await stage.crowd.ask('rewatch', { zonesEach: windows === few ? FEW_ZONES : zones, pace: PACE });
    // What the wish itself leaves behind is no cost of the seconds that follow.
    await server.usage('collected usage');
    await pause(SETTLE_MS);
    windows.push(await observeWindow(server, stage.crowd, seconds));
  }
  await disperseCrowd(stage, server);
  await pause(SETTLE_MS);
  const idle = await idleCpuMs(server, IDLE_SECONDS);
  await server.stop();
  const costs = (windows: readonly WindowFigures[]) =>
    windows.map((window) => cpuUsPerPersonSecond(window, idle));
  return { few: costs(few), many: costs(many) };
}
