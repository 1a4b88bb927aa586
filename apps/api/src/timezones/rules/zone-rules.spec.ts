import packed from 'moment-timezone/data/packed/latest.json';
import { RuleSet } from './rule-set';
import { ZoneRules } from './zone-rules';

const utc = (iso: string): number => Date.parse(iso);

describe('ZoneRules', () => {
  const rules = new ZoneRules();

  describe('names', () => {
    it('knows every name of the release, once, in order', () => {
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
    ])('resolves %s to %s', (asked, name) => {
      expect(rules.resolve(asked)).toBe(name);
      expect(rules.has(asked)).toBe(true);
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
    ])('does not know %j', (asked) => {
      expect(rules.resolve(asked)).toBeNull();
      expect(rules.has(asked)).toBe(false);
    });

    it('refuses to tell the state of a zone it does not know', () => {
      expect(() => rules.stateAt('Mars/Olympus', 0)).toThrow(RangeError);
    });

    it('tells the state under the name that was chosen, in its own letter case', () => {
      expect(rules.stateAt('asia/calcutta', 0).zone).toBe('Asia/Calcutta');
    });
  });

  describe('states', () => {
    it('has the new rule from the very millisecond of the change on', () => {
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

    it('knows the time before there was zone time, to the second', () => {
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

    it('holds together for every name: each change leads to the state it foretells', () => {
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

    it('gives a state of its own to each caller', () => {
      const state = rules.stateAt('Asia/Tokyo', 0);
      state.offsetMinutes = 0;
      expect(rules.stateAt('Asia/Tokyo', 0).offsetMinutes).toBe(540);
    });
  });

  describe('details', () => {
    it('has the rule before from the very millisecond of the change on', () => {
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

    it('knows none before the first rule, and none where there was never another', () => {
      expect(rules.detailsAt('Europe/Berlin', utc('1800-01-01T00:00:00Z')).previous).toBeNull();
      expect(rules.detailsAt('Etc/GMT+5', utc('2026-11-22T12:00:00Z')).previous).toBeNull();
    });

    it('knows the last change of clocks that change no more, however long ago', () => {
      expect(rules.detailsAt('Asia/Kathmandu', utc('2600-01-01T00:00:00Z'))).toMatchObject({
        previous: { untilMs: utc('1985-12-31T18:30:00Z'), offsetMinutes: 330 },
        next: null,
      });
    });
  });

  describe('transitions', () => {
    it('lists a year, each told by what holds before and after', () => {
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

    it('takes the first instant in and leaves the last one out', () => {
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

    it('puts the whole table in force at once', () => {
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
