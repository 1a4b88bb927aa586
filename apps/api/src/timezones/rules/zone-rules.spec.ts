import packed from 'moment-timezone/data/packed/latest.json';
import { RuleSet } from './rule-set';
import { ZoneRules } from './zone-rules';

const utc = (iso: string): number => Date.parse(iso);

describe('ZoneRules', () => {
  const rules = new ZoneRules();

  describe('names', () => {
    it('contains every name of the release, once, in order', () => {
      expect(rules.names).toHaveLength(packed.zones.length + packed.links.length);
      expect(new Set(rules.names).size).toBe(rules.names.length);
      expect([...rules.names].sort()).toEqual(rules.names);
      expect(rules.names).toEqual(
        expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'EST']),
      );
    });

    it.each([
      ['europe/paris', 'Europe/Paris'],
      ['UTC', 'UTC'],
      ['etc/gmt+5', 'Etc/GMT+5'],
      ['america/ARGENTINA/buenos_aires', 'America/Argentina/Buenos_Aires'],
      ['ASIA/CALCUTTA', 'Asia/Calcutta'],
    ])('resolves %s to %s', (requested, name) => {
      expect(rules.resolve(requested)).toBe(name);
      expect(rules.has(requested)).toBe(true);
    });

    it.each([
      '',
      'Mars/Olympus',
      'Europe',
      'Europe/Paris/',
      ' UTC',
      '__proto__',
      'constructor',
      '+05:30',
      'IST',
    ])('does not know %j', (name) => {
      expect(rules.resolve(name)).toBeNull();
      expect(rules.has(name)).toBe(false);
    });

    it('throws for the state of an unknown zone', () => {
      expect(() => rules.stateAt('Mars/Olympus', 0)).toThrow(RangeError);
    });

    it('returns the state under the requested name, in its canonical letter case', () => {
      expect(rules.stateAt('asia/calcutta', 0).zone).toBe('Asia/Calcutta');
    });
  });

  describe('states', () => {
    it('has the new rule from the exact millisecond of the change', () => {
      const atMs = utc('2026-11-01T06:00:00Z');
      expect(rules.stateAt('America/New_York', atMs - 1)).toEqual({
        zone: 'America/New_York',
        offsetMinutes: -240,
        abbreviation: 'EDT',
        next: { atMs, offsetMinutes: -300, abbreviation: 'EST' },
      });
      expect(rules.stateAt('America/New_York', atMs)).toEqual({
        zone: 'America/New_York',
        offsetMinutes: -300,
        abbreviation: 'EST',
        next: { atMs: utc('2027-03-14T07:00:00Z'), offsetMinutes: -240, abbreviation: 'EDT' },
      });
    });

    it('knows the local time before zones were introduced, to the second', () => {
      expect(rules.stateAt('Europe/Amsterdam', utc('1800-01-01T00:00:00Z'))).toMatchObject({
        offsetMinutes: 17.5,
        abbreviation: 'LMT',
      });
      expect(rules.stateAt('Africa/Monrovia', utc('1971-12-31T00:00:00Z')).offsetMinutes).toBe(-44.5);
    });

    it('never has an offset of minus zero', () => {
      for (const name of ['UTC', 'Europe/London', 'Africa/Abidjan', 'Etc/GMT']) {
        expect(Object.is(rules.stateAt(name, utc('2026-11-22T12:00:00Z')).offsetMinutes, 0)).toBe(true);
      }
    });

    it('has the last rule, and no next change, after the end of the data', () => {
      expect(rules.stateAt('Europe/Berlin', utc('2499-07-01T00:00:00Z')).next).not.toBeNull();
      expect(rules.stateAt('Europe/Berlin', utc('2600-07-01T00:00:00Z'))).toEqual({
        zone: 'Europe/Berlin',
        offsetMinutes: 60,
        abbreviation: 'CET',
        next: null,
      });
    });

    it('is consistent for every name: each change leads to the state it predicts', () => {
      const nowMs = utc('2026-11-22T12:00:00Z');
      for (const name of rules.names) {
        const { next, ...now } = rules.stateAt(name, nowMs);
        if (next === null) continue;
        expect(next.atMs).toBeGreaterThan(nowMs);
        expect(rules.stateAt(name, next.atMs - 1)).toMatchObject(now);
        expect(rules.stateAt(name, next.atMs)).toMatchObject({
          offsetMinutes: next.offsetMinutes,
          abbreviation: next.abbreviation,
        });
      }
    });

    it('returns a separate state to each caller', () => {
      const state = rules.stateAt('Asia/Tokyo', 0);
      state.offsetMinutes = 0;
      expect(rules.stateAt('Asia/Tokyo', 0).offsetMinutes).toBe(540);
    });
  });

  describe('details', () => {
    it('has the previous rule from the exact millisecond of the change', () => {
      const atMs = utc('2026-11-01T06:00:00Z');
      expect(rules.detailsAt('America/New_York', atMs)).toEqual({
        ...rules.stateAt('America/New_York', atMs),
        previous: { untilMs: atMs, offsetMinutes: -240, abbreviation: 'EDT' },
      });
      expect(rules.detailsAt('America/New_York', atMs - 1).previous).toEqual({
        untilMs: utc('2026-03-08T07:00:00Z'),
        offsetMinutes: -300,
        abbreviation: 'EST',
      });
    });

    it('has no previous rule before the first one, and none if there was never another', () => {
      expect(rules.detailsAt('Europe/Berlin', utc('1800-01-01T00:00:00Z')).previous).toBeNull();
      expect(rules.detailsAt('Etc/GMT+5', utc('2026-11-22T12:00:00Z')).previous).toBeNull();
    });

    it('has the last change of a zone that no longer changes, however long ago', () => {
      expect(rules.detailsAt('Asia/Kathmandu', utc('2600-01-01T00:00:00Z'))).toMatchObject({
        previous: { untilMs: utc('1985-12-31T18:30:00Z'), offsetMinutes: 330 },
        next: null,
      });
    });
  });

  describe('transitions', () => {
    it('lists a year, each change with the rules before and after it', () => {
      expect(
        rules.transitionsBetween('Europe/Dublin', utc('2026-01-01T00:00:00Z'), utc('2027-01-01T00:00:00Z')),
      ).toEqual([
        {
          atMs: utc('2026-03-29T01:00:00Z'),
          before: { offsetMinutes: 0, abbreviation: 'GMT' },
          after: { offsetMinutes: 60, abbreviation: 'IST' },
        },
        {
          atMs: utc('2026-10-25T01:00:00Z'),
          before: { offsetMinutes: 60, abbreviation: 'IST' },
          after: { offsetMinutes: 0, abbreviation: 'GMT' },
        },
      ]);
    });

    it('includes the first instant and excludes the last one', () => {
      const spring = utc('2026-03-29T01:00:00Z');
      expect(rules.transitionsBetween('Europe/Dublin', spring, spring + 1)).toHaveLength(1);
      expect(rules.transitionsBetween('Europe/Dublin', spring - 1, spring)).toEqual([]);
      expect(rules.transitionsBetween('Asia/Tokyo', spring, utc('2600-01-01T00:00:00Z'))).toEqual([]);
    });
  });

  describe('replacement', () => {
    const moved = {
      version: '2027a',
      zones: ['Etc/UTC|UTC|0|0|', 'Europe/Paris|CET|-10|0|'],
      links: ['Etc/UTC|UTC'],
    };

    it('starts with the bundled rules', () => {
      expect(rules.release).toBe(packed.version);
      expect(rules.source).toBe('bundled');
      expect(rules.releasedOn).toBe('2026-10-27');
    });

    it('replaces the whole table at once', () => {
      const replaced = new ZoneRules();
      const before = replaced.table;
      replaced.replace(new RuleSet(moved, { source: 'rules.json', releasedOn: '2027-01-15' }));
      expect(replaced.release).toBe('2027a');
      expect(replaced.source).toBe('rules.json');
      expect(replaced.releasedOn).toBe('2027-01-15');
      expect(replaced.names).toEqual(['Etc/UTC', 'Europe/Paris', 'UTC']);
      expect(replaced.stateAt('Europe/Paris', 0).offsetMinutes).toBe(60);
      expect(before.release).toBe(packed.version);
    });
  });
});
