import type { Transition } from '@live-tz/contracts';
import { ZoneRules } from '../rules/zone-rules';
import { transitionsCalendar, transitionSummary } from './transitions-calendar';

const { table } = new ZoneRules();

function firstChange(zone: string, after: string): Transition {
  const [transition] = table.historyOf(zone).transitionsBetween(Date.parse(after), Infinity);
  if (transition === undefined) throw new Error(`${zone} does not change after ${after}.`);
  return { zone, ...transition };
}

describe('transitionSummary', () => {
  it.each([
    ['Europe/Berlin', '2026-07-01', 'Clocks go back 60 minutes in Berlin'],
    ['Europe/Dublin', '2026-12-01', 'Clocks go forward 60 minutes in Dublin'],
    ['Australia/Lord_Howe', '2026-07-01', 'Clocks go forward 30 minutes in Lord Howe'],
    ['Antarctica/Troll', '2026-07-01', 'Clocks go back 120 minutes in Troll'],
    ['Pacific/Apia', '2011-12-01', 'Clocks go forward 1440 minutes in Apia'],
    ['Africa/Monrovia', '1972-01-01', 'Clocks go forward 44 minutes and 30 seconds in Monrovia'],
  ])('describes the change of %s after %s', (zone, after, summary) => {
    expect(transitionSummary(firstChange(zone, after))).toBe(summary);
  });
});

describe('transitionsCalendar', () => {
  const change = firstChange('America/St_Johns', '2026-12-01');
  const source = { zones: ['America/St_Johns'], release: '2026f', releasedOn: '2026-10-27' };

  it('has a name with its places, an interval, and the method of a published calendar', async () => {
    const head = async (zones: string[]): Promise<string[]> =>
      (await transitionsCalendar([], { ...source, zones }))
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .slice(1, -2);
    expect(await head(['America/St_Johns', 'Asia/Tokyo'])).toEqual([
      'VERSION:2.0',
      'PRODID:-//Live TZ//Changes of the clocks//EN',
      'METHOD:PUBLISH',
      'NAME:Clock changes: St Johns · Tokyo',
      'X-WR-CALNAME:Clock changes: St Johns · Tokyo',
      'REFRESH-INTERVAL;VALUE=DURATION:P1D',
      'X-PUBLISHED-TTL:P1D',
    ]);
    const many = [
      'Asia/Tokyo',
      'Asia/Seoul',
      'Europe/Rome',
      'Europe/Oslo',
      'Europe/Paris',
      'Asia/Dubai',
      'Asia/Baku',
    ];
    expect(await head(many)).toContain('NAME:Clock changes: Tokyo · Seoul · Rome · Oslo · Paris and 2 more');
  });

  it('describes a change by the rules before and after it', async () => {
    const text = await transitionsCalendar([change], source);
    expect(text.replaceAll('\r\n ', '').split('\r\n').slice(8, -2)).toEqual([
      'BEGIN:VEVENT',
      'UID:20270314T053000Z-America/St_Johns@live-tz',
      'DTSTAMP:20261027T000000Z',
      'DTSTART:20270314T053000Z',
      'DTEND:20270314T060000Z',
      'SUMMARY:Clocks go forward 60 minutes in St Johns',
      'DESCRIPTION:From 2027-03-14 02:00:00 UTC\u221203:30 (NST) to 2027-03-14 03:00:00 UTC\u221202:30 (NDT).' +
        '\\nZone America/St_Johns\\, as the law stands\\, IANA 2026f.',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  });

  it('is stamped with the change itself if the release date of the rules is unknown', async () => {
    expect(await transitionsCalendar([change], { ...source, releasedOn: null })).toContain(
      'DTSTAMP:20270314T053000Z',
    );
  });

  it('contains every change once and in order, over any number of turns', async () => {
    const changes = Array.from({ length: 250 }, (_, index) => ({
      ...change,
      atMs: Date.UTC(2000, 0, 1 + index),
    }));
    let turns = 0;
    const count = (): void => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    const text = await transitionsCalendar(changes, { ...source, releasedOn: null });
    clearImmediate(counting);
    const starts = [...text.matchAll(/DTSTART:(.*)Z/g)].map(([, start]) => start);
    expect(starts).toEqual(
      changes.map(({ atMs }) => new Date(atMs).toISOString().replace(/[-:]|\.000Z/g, '')),
    );
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});
