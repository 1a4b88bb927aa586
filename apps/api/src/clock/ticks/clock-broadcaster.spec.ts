import { Logger } from '@nestjs/common';
import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import type { Announcement } from '../announcement';
import { ClockBroadcaster } from './clock-broadcaster';
import { FakeClock } from '../testing/fake-clock';
import { Timers } from '../../config/timers';

const START_MS = 100_250;

describe('ClockBroadcaster', () => {
  let clock: FakeClock;
  let broadcaster: ClockBroadcaster;
  let shown: { second: number; atMs: number }[];
  const show = (second: number): void => {
    shown.push({ second, atMs: clock.nowMs() });
  };
  const seconds = () => shown.map(({ second }) => second);
  const confirm = (second: number, overrides: Partial<Announcement> = {}) =>
    broadcaster.confirm({ second, issuedAtMs: clock.nowMs(), rulesRelease: '2026f', ...overrides });

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(true));

  beforeEach(() => {
    clock = new FakeClock(START_MS);
    broadcaster = new ClockBroadcaster(clock, clock);
    shown = [];
  });

  describe('by its own timer', () => {
    it('shows each second at its boundary, beginning with the next one', () => {
      broadcaster.start(show);
      clock.pass(3000);
      expect(shown).toEqual([
        { second: 101, atMs: 101_000 },
        { second: 102, atMs: 102_000 },
        { second: 103, atMs: 103_000 },
      ]);
    });

    it('is never early, although timers are', () => {
      broadcaster.start(show);
      clock.pass(3000, 1);
      expect(shown.map(({ atMs }) => atMs)).toEqual([101_000, 102_000, 103_000]);
    });

    it('is one clock, however often it is started', () => {
      broadcaster.start(show);
      broadcaster.start(show);
      clock.pass(2000);
      expect(seconds()).toEqual([101, 102]);
    });

    it.each(['at once', 'later'])('continues when showing fails %s', (when) => {
      const failure = new Error('A face that fails: this is part of the test.');
      broadcaster.start((second) => {
        show(second);
        if (when === 'later') return Promise.reject(failure);
        throw failure;
      });
      clock.pass(2000);
      expect(seconds()).toEqual([101, 102]);
    });

    it('stops for good, even while a second is shown', () => {
      broadcaster.start((second) => {
        show(second);
        broadcaster.stop();
      });
      clock.pass(3000);
      expect(seconds()).toEqual([101]);
      expect(clock.pendingTimers).toBe(0);
    });
  });

  it("is never early with the node's own timers either", async () => {
    const real = new SystemClock();
    broadcaster = new ClockBroadcaster(real, new Timers());
    const latenessMs = await new Promise<number[]>((resolve) => {
      broadcaster.start((second) => {
        shown.push({ second, atMs: real.nowMs() });
        if (shown.length === 3)
          resolve(shown.map(({ atMs }, index) => atMs - shown[index]!.second * MS_PER_SECOND));
      });
    });
    broadcaster.stop();
    expect(Math.min(...latenessMs)).toBeGreaterThanOrEqual(0);
    expect(seconds()).toEqual([...new Set(seconds())].sort((a, b) => a - b));
  });

  describe('when time is irregular', () => {
    it('jumps to the current second after a stall, and shows none of the missed ones', () => {
      broadcaster.start(show);
      clock.pass(MS_PER_SECOND);
      clock.stall(6100);
      clock.pass(MS_PER_SECOND);
      expect(shown.slice(1)).toEqual([
        { second: 107, atMs: 107_350 },
        { second: 108, atMs: 108_000 },
      ]);
      expect(broadcaster.report()).toMatchObject({ skippedSeconds: 5, shownSeconds: 3, lastSecond: 108 });
    });

    it('reports how late it was', () => {
      broadcaster.start(show);
      clock.stall(1090);
      expect(broadcaster.report()).toMatchObject({ lastSecond: 101, latenessMs: 340 });
    });

    it('follows a host whose clock is set forward', () => {
      broadcaster.start(show);
      clock.pass(MS_PER_SECOND);
      clock.step(90_000);
      clock.pass(2000);
      expect(seconds()).toEqual([101, 192, 193]);
    });

    it.each([-300, -1000, -2400, -4900])(
      'shows nothing twice when the clock is set back by %d ms',
      (step) => {
        broadcaster.start(show);
        clock.pass(2000);
        clock.step(step);
        clock.pass(8000);
        expect(seconds()).toEqual(Array.from({ length: seconds().length }, (_, index) => 101 + index));
        expect(seconds().at(-1)).toBe(Math.floor(clock.nowMs() / MS_PER_SECOND));
        expect(broadcaster.report()).toMatchObject({ stepsBack: 0, skippedSeconds: 0 });
      },
    );

    it('does not stop for an hour when the clock is set back by one', () => {
      clock.step(MS_PER_HOUR);
      broadcaster.start(show);
      clock.pass(MS_PER_SECOND);
      clock.step(-MS_PER_HOUR);
      clock.pass(2000);
      expect(seconds()).toEqual([3701, 102, 103]);
      expect(broadcaster.report()).toMatchObject({ stepsBack: 1, skippedSeconds: 0 });
    });
  });

  describe('confirmation', () => {
    it('counts a second that was announced in time as confirmed', () => {
      broadcaster.start(show);
      for (let second = 101; second <= 104; second += 1) {
        confirm(second);
        clock.pass(MS_PER_SECOND);
      }
      expect(seconds()).toEqual([101, 102, 103, 104]);
      expect(broadcaster.report()).toMatchObject({ degradedSeconds: 0, announcements: { taken: 4 } });
    });

    it('shows an unconfirmed second at its boundary as well, and counts it', () => {
      broadcaster.start(show);
      confirm(101);
      clock.pass(2000);
      expect(shown[1]).toEqual({ second: 102, atMs: 102_000 });
      expect(broadcaster.report().degradedSeconds).toBe(1);
    });

    it('is accepted from three seconds before the boundary on', () => {
      broadcaster.start(show);
      clock.pass(750);
      confirm(104);
      clock.pass(2000);
      const degraded = broadcaster.report().degradedSeconds;
      clock.pass(MS_PER_SECOND);
      expect(seconds().at(-1)).toBe(104);
      expect(broadcaster.report().degradedSeconds).toBe(degraded);
    });

    it.each([
      ['late', 100],
      ['implausible', 104],
      ['implausible', 101.5],
      ['implausible', Number.NaN],
    ])('that is %s (%d) has no effect and is counted', (verdict, second) => {
      broadcaster.start(show);
      confirm(second);
      clock.pass(4000);
      expect(seconds()).toEqual([101, 102, 103, 104]);
      expect(broadcaster.report().announcements).toMatchObject({ taken: 0, [verdict]: 1 });
      expect(broadcaster.report().degradedSeconds).toBe(4);
    });

    it('that is duplicated counts once', () => {
      broadcaster.start(show);
      confirm(101);
      confirm(101);
      clock.pass(MS_PER_SECOND);
      expect(seconds()).toEqual([101]);
      expect(broadcaster.report()).toMatchObject({
        degradedSeconds: 0,
        announcements: { taken: 1, doubled: 1 },
      });
    });

    it('is logged once when it is lost, and once when it is back', () => {
      const warned = jest.spyOn(Logger.prototype, 'warn');
      const logged = jest.spyOn(Logger.prototype, 'log');
      broadcaster.start(show);
      clock.pass(3000);
      confirm(104);
      clock.pass(MS_PER_SECOND);
      expect(warned).toHaveBeenCalledTimes(1);
      expect(logged).toHaveBeenCalledTimes(1);
    });
  });
});
