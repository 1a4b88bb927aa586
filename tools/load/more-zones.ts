import { setTimeout as pause } from 'node:timers/promises';
import { holdCrowd } from './hold-crowd';
import { PACE } from './measure-run';
import { median } from './percentile';
import { findings, type Scenario } from './scenario';
import { idleCpuMs, observeWindow } from './window';

const PAIRS = 3;
const IDLE_SECONDS = 8;
const FEW_ZONES = 8;
const SETTLE_MS = 5_000;
/** Of each dashboard's size; one person may watch 120. */
const MANY_ZONES = 50;

/** Whether people who watch more cost more: the same connections watch few zones and many in turn. */
export const ZONES: Scenario = {
  about: 'server CPU of people with 50 zones against the same people with 8',
  defaults: { connections: 10_000, zones: MANY_ZONES, seconds: 20, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds'],
  minutes: 10,
  run: async (stage, { connections, zones, seconds }) => {
    stage.progress.step(`${connections} people who watch ${FEW_ZONES} zones and ${zones} in turn`);
    const server = await stage.start('socket.io');
    await pause(SETTLE_MS);
    const idle = await idleCpuMs(server, IDLE_SECONDS);
    await holdCrowd(stage, server, { connections, zones: FEW_ZONES });
    const costWith = async (zonesEach: number): Promise<number> => {
      await stage.crowd.ask('rewatch', { zonesEach, pace: PACE });
      await pause(SETTLE_MS);
      const { serverCpuMs, viewers } = await observeWindow(server, stage.crowd, seconds);
      return ((serverCpuMs - idle * seconds) * 1000) / (viewers * seconds);
    };
    const few: number[] = [];
    const many: number[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      few.push(await costWith(FEW_ZONES));
      many.push(await costWith(zones));
    }
    await stage.crowd.ask('disperse', null);
    await server.stop();
    const measured = median(many.map((cost, pair) => cost / (few[pair] ?? Number.NaN)));
    const unit = 'µs a person and second';
    return findings({
      bars: [{ what: `CPU with ${zones} zones against ${FEW_ZONES}`, measured, atMost: 1.05, unit: '×' }],
      series: [
        { what: `server CPU with ${FEW_ZONES} zones each`, unit, figures: few },
        { what: `server CPU with ${zones} zones each`, unit, figures: many },
      ],
    });
  },
};
