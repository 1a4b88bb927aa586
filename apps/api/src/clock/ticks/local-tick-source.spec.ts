import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';
import { LocalTickSource } from './local-tick-source';
import type { RulesSwitch } from '../rules/rules-switch';
import { FakeClock } from '../testing/fake-clock';
import { describeTickSource } from '../testing/tick-source.contract';

const RULES = { rulesAt: () => ({ release: '2026f', digest: 'abc' }) } as unknown as RulesSwitch;

describeTickSource(LocalTickSource.name, async () => {
  const clock = new FakeClock();
  return {
    source: new LocalTickSource(clock, clock, RULES),
    rulesRelease: '2026f',
    nowMs: () => clock.nowMs(),
    pass: async (ms) => clock.pass(ms),
    stall: async (ms) => clock.stall(ms),
    dispose: async () => expect(clock.pendingTimers).toBe(0),
  };
});

describe('LocalTickSource', () => {
  function announcedBy(clock: FakeClock): number[] {
    const seconds: number[] = [];
    new LocalTickSource(clock, clock, RULES).start(({ second }) => seconds.push(second));
    return seconds;
  }

  it('announces a second once, although timers fire early', () => {
    const clock = new FakeClock(10_400);
    const seconds = announcedBy(clock);
    clock.pass(4000, 1);
    expect(seconds).toEqual([11, 12, 13, 14, 15]);
  });

  it('announces early enough for all listeners', () => {
    const clock = new FakeClock(10_400);
    const leadsMs: number[] = [];
    const lead = ({ second }: Announcement) => leadsMs.push(second * MS_PER_SECOND - clock.nowMs());
    new LocalTickSource(clock, clock, RULES).start(lead);
    clock.pass(6000);
    // The first one may have been announced at the last moment.
    expect(Math.min(...leadsMs.slice(1))).toBeGreaterThanOrEqual(200);
  });

  it('waits while the host repeats its seconds', () => {
    const clock = new FakeClock(10_400);
    const seconds = announcedBy(clock);
    clock.pass(2000);
    clock.step(-2500);
    clock.pass(4000);
    expect(seconds).toEqual([11, 12, 13, 14]);
  });

  it('follows a clock that is set back for good', () => {
    const clock = new FakeClock(3_600_400);
    const seconds = announcedBy(clock);
    clock.step(-MS_PER_HOUR);
    clock.pass(2000);
    expect(seconds).toEqual([3601, 2, 3]);
  });
});
