import type { ZoneState } from '@live-tz/contracts';
import { MS_PER_SECOND, ruleAt, wallTimeOf } from '@live-tz/wall-clock';
import { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { BUNDLED_ZONE_DATA } from '../../timezones/rules/zone-rules-data';
import { NOTICES_TAKE_MS, REPLACEMENT_NOTICES_TAKE_MS, RuleChangeNotices } from './rule-change-notices';
import { FakeClock } from '../testing/fake-clock';
import { ZoneStates } from './zone-states';
import { ZoneWatch } from './zone-watch';

interface AuthenticatedUser {
  /** What a client keeps: the state of each zone, as it was told last. */
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

  function personWatching(...zones: string[]): AuthenticatedUser {
    const person: AuthenticatedUser = { states: new Map(), notices: [] };
    for (const state of watch.watch(person, zones, clock.nowMs())) person.states.set(state.zone, state);
    return person;
  }

  function tick(seconds: number): void {
    for (let each = 0; each < seconds; each += 1) {
      clock.pass(MS_PER_SECOND);
      notices.lookAt(clock.nowMs(), (person, states) => {
        person.notices.push({ atMs: clock.nowMs(), states });
        for (const state of states) person.states.set(state.zone, state);
      });
    }
  }

  /** What a client shows: it applies `next` by itself. */
  function shownBy(person: AuthenticatedUser, zone: string): string {
    const { hour, minute, second } = wallTimeOf(
      clock.nowMs(),
      ruleAt(person.states.get(zone)!, clock.nowMs()).offsetMinutes,
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

  describe.each(CHANGES)('over $what', ({ zone, atMs, before, at }) => {
    it('are right in every second, before anything is told', () => {
      beginAt(atMs - 2 * MS_PER_SECOND);
      const person = personWatching(zone);
      tick(1);
      expect(shownBy(person, zone)).toBe(before);
      tick(1);
      expect(person.notices).toEqual([]);
      expect(shownBy(person, zone)).toBe(at);
    });

    it('are told once, with the change after it, and show the same', () => {
      beginAt(atMs - 2 * MS_PER_SECOND);
      const person = personWatching(zone, 'UTC');
      tick(20);
      expect(person.notices.map(({ states }) => states)).toEqual([[rules.stateAt(zone, atMs)]]);
      expect(person.states.get(zone)?.next?.atMs).toBeGreaterThan(atMs);
      const { offsetMinutes } = rules.stateAt(zone, clock.nowMs());
      expect(ruleAt(person.states.get(zone)!, clock.nowMs()).offsetMinutes).toBe(offsetMinutes);
    });
  });

  describe('are told', () => {
    const atMs = Date.UTC(2026, 10, 1, 6);
    beforeEach(() => beginAt(atMs - 2 * MS_PER_SECOND));

    it('to nobody who watches other zones', () => {
      const other = personWatching('Europe/Berlin', 'UTC');
      personWatching('America/New_York');
      tick(20);
      expect(other.notices).toEqual([]);
    });

    it('in the name that was asked for, links together with their target', () => {
      const person = personWatching('us/eastern', 'America/New_York');
      tick(20);
      expect(person.notices.flatMap(({ states }) => states.map((state) => state.zone))).toEqual([
        'us/eastern',
        'America/New_York',
      ]);
    });

    it('spread over ten seconds, and everybody once', () => {
      const people = Array.from({ length: 1000 }, () => personWatching('America/New_York'));
      tick(2);
      clock.pass(NOTICES_TAKE_MS / 2);
      const halfway = people.filter((person) => person.notices.length > 0).length;
      expect(halfway).toBeGreaterThan(400);
      expect(halfway).toBeLessThan(600);
      clock.pass(NOTICES_TAKE_MS / 2);
      expect(people.every((person) => person.notices.length === 1)).toBe(true);
      expect(clock.pendingTimers).toBe(0);
    });

    it('to nobody who has gone meanwhile', () => {
      const gone = personWatching('America/New_York');
      const changed = personWatching('America/New_York');
      tick(2);
      watch.forget(gone);
      watch.watch(changed, ['UTC'], clock.nowMs());
      tick(20);
      expect([...gone.notices, ...changed.notices]).toEqual([]);
    });

    it('to who came before the next change again', () => {
      const person = personWatching('America/New_York');
      clock.step(Date.UTC(2027, 2, 14, 7) - clock.nowMs() - 1000);
      tick(20);
      expect(person.notices).toHaveLength(1);
      expect(person.states.get('America/New_York')).toMatchObject({
        abbreviation: 'EDT',
        offsetMinutes: -240,
      });
    });

    it('again when the clock is set back over the change', () => {
      clock.step(3_600_000);
      const person = personWatching('America/New_York');
      tick(1);
      clock.step(-3_602_000);
      tick(1);
      clock.pass(NOTICES_TAKE_MS);
      expect(person.states.get('America/New_York')).toMatchObject({ abbreviation: 'EDT', next: { atMs } });
    });

    it('no more once it is stopped', () => {
      const person = personWatching('America/New_York');
      tick(2);
      notices.stop();
      clock.pass(NOTICES_TAKE_MS);
      expect(person.notices).toEqual([]);
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

    it('are told within the same second, to a crowd as well', () => {
      const people = Array.from({ length: 1000 }, () => personWatching('Asia/Katmandu'));
      tick(1);
      replaceKathmandu();
      tick(1);
      clock.pass(REPLACEMENT_NOTICES_TAKE_MS);
      for (const { notices } of people) {
        expect(notices.map(({ states }) => states)).toEqual([
          [{ zone: 'Asia/Katmandu', offsetMinutes: 360, abbreviation: '+06', next: null }],
        ]);
      }
    });

    it('are told to nobody whose zones stayed as they were', () => {
      const person = personWatching('Europe/Berlin', 'Asia/Tokyo');
      replaceKathmandu();
      tick(12);
      expect(person.notices).toEqual([]);
    });
  });

  it('cost nothing in a second without a change', () => {
    beginAt(Date.UTC(2026, 10, 22));
    for (const zone of rules.names) personWatching(zone);
    const asked = jest.spyOn(rules, 'stateAt');
    tick(60);
    expect(asked).not.toHaveBeenCalled();
  });

  it('refuse a name nobody has resolved', () => {
    beginAt(Date.UTC(2026, 10, 22));
    expect(() => personWatching('Mars/Olympus')).toThrow(RangeError);
  });
});
