import type { JobOptions } from 'bull';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { FakeClock } from '../testing/fake-clock';
import { TickPlan } from './tick-plan';

interface Planned {
  second: number;
  jobId: string;
  dueMs: number;
}

describe('TickPlan', () => {
  let clock: FakeClock;
  let planned: Planned[];
  let plan: TickPlan;
  let isAway: boolean;
  const seconds = () => planned.map(({ second }) => second);

  beforeEach(() => {
    clock = new FakeClock(100_500);
    planned = [];
    isAway = false;
    const add = async (_name: string, { second }: { second: number }, options?: JobOptions) => {
      if (isAway) throw new Error('Redis is away: this is part of the test.');
      planned.push({ second, jobId: String(options?.jobId), dueMs: clock.nowMs() + Number(options?.delay) });
    };
    plan = new TickPlan({ add }, clock);
  });

  it('plans the next three seconds at first, and then one a second', async () => {
    await plan.extend();
    expect(seconds()).toEqual([101, 102, 103]);
    clock.pass(MS_PER_SECOND);
    await plan.extend();
    expect(seconds()).toEqual([101, 102, 103, 104]);
    await plan.extend();
    expect(planned).toHaveLength(4);
  });

  it('names jobs after their second, and makes them due one second before it, or now', async () => {
    await plan.extend();
    expect(planned).toEqual([
      { second: 101, jobId: 'tick:101', dueMs: 100_500 },
      { second: 102, jobId: 'tick:102', dueMs: 101_000 },
      { second: 103, jobId: 'tick:103', dueMs: 102_000 },
    ]);
  });

  it('retries a second that could not be planned, and plans none that has passed', async () => {
    isAway = true;
    await expect(plan.extend()).rejects.toThrow();
    clock.pass(8000);
    isAway = false;
    await plan.extend();
    expect(seconds()).toEqual([109, 110, 111]);
  });

  it('skips the seconds of a stall', async () => {
    await plan.extend();
    clock.stall(MS_PER_MINUTE);
    await plan.extend();
    expect(seconds().slice(3)).toEqual([161, 162, 163]);
  });

  it('starts again when the clock is set back', async () => {
    await plan.extend();
    clock.step(-MS_PER_MINUTE);
    await plan.extend();
    expect(seconds().slice(3)).toEqual([41, 42, 43]);
  });
});
