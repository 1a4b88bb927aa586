import type { ZoneState } from '@live-tz/contracts';
import { MS_PER_HOUR, MS_PER_SECOND, ruleAt, wallTimeOf } from '@live-tz/wall-clock';
import { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { BUNDLED_ZONE_DATA } from '../../timezones/rules/zone-rules-data';
import { NOTICE_PERIOD_MS, REPLACEMENT_NOTICE_PERIOD_MS, RuleChangeNotices } from './rule-change-notices';
import { FakeClock } from '../testing/fake-clock';
import { ZoneStates } from './zone-states';
import { ZoneWatch } from './zone-watch';

interface AuthenticatedUser {
  /** A client's state: the last state it received for each zone. */
  states: Map<string, ZoneState>;
  notices: { atMs: number; states: ZoneState[] }[];
}

describe('rules of watched zones', () => {
  let clock: FakeClock;
  let rules: ZoneRules;
  let watch: ZoneWatch<AuthenticatedUser>;
  let notices: RuleChangeNotices<AuthenticatedUser>;

  function beginAt(utcMs: number): void {
    clock = new FakeClock(utcMs);
    rules = new ZoneRules();
    watch = new ZoneWatch(rules, new ZoneStates(rules));
    notices = new RuleChangeNotices(watch, clock);
  }

  function userWatching(...zones: string[]): AuthenticatedUser {
    const user: AuthenticatedUser = { states: new Map(), notices: [] };
    for (const state of watch.watch(user, zones, clock.nowMs())) user.states.set(state.zone, state);
    return user;
  }

  function tick(seconds: number): void {
    for (let each = 0; each < seconds; each += 1) {
      clock.pass(MS_PER_SECOND);
      notices.lookAt(clock.nowMs(), (user, states) => {
        user.notices.push({ atMs: clock.nowMs(), states });
        for (const state of states) user.states.set(state.zone, state);
      });
    }
  }

  /** The time a client shows: it applies `next` by itself. */
  function shownBy(user: AuthenticatedUser, zone: string): string {
    const { hour, minute, second } = wallTimeOf(
      clock.nowMs(),
      ruleAt(user.states.get(zone)!, clock.nowMs()).offsetMinutes,
    );
    return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  }

  const CHANGES = [
    {
      what: "New York's autumn change",
      zone: 'America/New_York',
      atMs: Date.UTC(2026, 10, 1, 6),
      before: '01:59:59',
      at: '01:00:00',
    },
    {
      what: "Lord Howe's half hour",
      zone: 'Australia/Lord_Howe',
      atMs: Date.UTC(2027, 3, 3, 15),
      before: '01:59:59',
      at: '01:30:00',
    },
    {
      what: "Santiago's change at midnight",
      zone: 'America/Santiago',
      atMs: Date.UTC(2027, 8, 5, 4),
      before: '23:59:59',
      at: '01:00:00',
    },
  ];

  describe.each(CHANGES)('at $what', ({ zone, atMs, before, at }) => {
    it('are right in every second, before any notice', () => {
      beginAt(atMs - 2 * MS_PER_SECOND);
      const user = userWatching(zone);
      tick(1);
      expect(shownBy(user, zone)).toBe(before);
      tick(1);
      expect(user.notices).toEqual([]);
      expect(shownBy(user, zone)).toBe(at);
    });

    it('are sent once, with the change after that, and show the same', () => {
      beginAt(atMs - 2 * MS_PER_SECOND);
      const user = userWatching(zone, 'UTC');
      tick(20);
      expect(user.notices.map(({ states }) => states)).toEqual([[rules.stateAt(zone, atMs)]]);
      expect(user.states.get(zone)?.next?.atMs).toBeGreaterThan(atMs);
      const { offsetMinutes } = rules.stateAt(zone, clock.nowMs());
      expect(ruleAt(user.states.get(zone)!, clock.nowMs()).offsetMinutes).toBe(offsetMinutes);
    });
  });

  describe('are sent', () => {
    const atMs = Date.UTC(2026, 10, 1, 6);
    beforeEach(() => beginAt(atMs - 2 * MS_PER_SECOND));

    it('to no viewer of other zones', () => {
      const other = userWatching('Europe/Berlin', 'UTC');
      userWatching('America/New_York');
      tick(20);
      expect(other.notices).toEqual([]);
    });

    it('under the requested name, aliases together with their target', () => {
      const user = userWatching('us/eastern', 'America/New_York');
      tick(20);
      expect(user.notices.flatMap(({ states }) => states.map((state) => state.zone))).toEqual([
        'us/eastern',
        'America/New_York',
      ]);
    });

    it('over ten seconds, and once to each viewer', () => {
      const users = Array.from({ length: 1000 }, () => userWatching('America/New_York'));
      tick(2);
      clock.pass(NOTICE_PERIOD_MS / 2);
      const halfway = users.filter((user) => user.notices.length > 0).length;
      expect(halfway).toBeGreaterThan(400);
      expect(halfway).toBeLessThan(600);
      clock.pass(NOTICE_PERIOD_MS / 2);
      expect(users.every((user) => user.notices.length === 1)).toBe(true);
      expect(clock.pendingTimers).toBe(0);
    });

    it('to no viewer who has left in the meantime', () => {
      const gone = userWatching('America/New_York');
      const changed = userWatching('America/New_York');
      tick(2);
      watch.forget(gone);
      watch.watch(changed, ['UTC'], clock.nowMs());
      tick(20);
      expect([...gone.notices, ...changed.notices]).toEqual([]);
    });

    it('to a viewer who joined before the next change, once more', () => {
      const user = userWatching('America/New_York');
      clock.step(Date.UTC(2027, 2, 14, 7) - clock.nowMs() - MS_PER_SECOND);
      tick(20);
      expect(user.notices).toHaveLength(1);
      expect(user.states.get('America/New_York')).toMatchObject({
        abbreviation: 'EDT',
        offsetMinutes: -240,
      });
    });

    it('again when the clock is set back to before the change', () => {
      clock.step(MS_PER_HOUR);
      const user = userWatching('America/New_York');
      tick(1);
      clock.step(-3_602_000);
      tick(1);
      clock.pass(NOTICE_PERIOD_MS);
      expect(user.states.get('America/New_York')).toMatchObject({ abbreviation: 'EDT', next: { atMs } });
    });

    it('no more after a stop', () => {
      const user = userWatching('America/New_York');
      tick(2);
      notices.stop();
      clock.pass(NOTICE_PERIOD_MS);
      expect(user.notices).toEqual([]);
      expect(clock.pendingTimers).toBe(0);
    });
  });

  describe('that were replaced', () => {
    beforeEach(() => {
      beginAt(Date.UTC(2026, 10, 22));
    });

    function replaceKathmandu(): void {
      const zones = BUNDLED_ZONE_DATA.zones.map((entry) =>
        entry.startsWith('Asia/Kathmandu|') ? 'Asia/Kathmandu|+06|-60|0|' : entry,
      );
      const data = { ...BUNDLED_ZONE_DATA, version: '2026zz', zones };
      rules.replace(new RuleSet(data, { source: 'test', releasedOn: null }));
    }

    it('are sent within the same second, even to many viewers', () => {
      const users = Array.from({ length: 1000 }, () => userWatching('Asia/Katmandu'));
      tick(1);
      replaceKathmandu();
      tick(1);
      clock.pass(REPLACEMENT_NOTICE_PERIOD_MS);
      for (const { notices } of users) {
        expect(notices.map(({ states }) => states)).toEqual([
          [{ zone: 'Asia/Katmandu', offsetMinutes: 360, abbreviation: '+06', next: null }],
        ]);
      }
    });

    it('are not sent for zones that are unchanged', () => {
      const user = userWatching('Europe/Berlin', 'Asia/Tokyo');
      replaceKathmandu();
      tick(12);
      expect(user.notices).toEqual([]);
    });
  });

  it('cost nothing in a second without a change', () => {
    beginAt(Date.UTC(2026, 10, 22));
    for (const zone of rules.names) userWatching(zone);
    const stateAt = jest.spyOn(rules, 'stateAt');
    tick(60);
    expect(stateAt).not.toHaveBeenCalled();
  });

  it('reject a name that has not been resolved', () => {
    beginAt(Date.UTC(2026, 10, 22));
    expect(() => userWatching('Mars/Olympus')).toThrow(RangeError);
  });
});
