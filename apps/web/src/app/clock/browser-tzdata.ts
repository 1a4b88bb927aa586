import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';

/**
 * The browser's own zone data. They come with the browser's release and may be years old, so they are only compared with
 * the server's rules and never used for a time on the page.
 */
export class BrowserTzdata {
  /** By zone, because making a formatter costs fifty times as much as using one. Null: the browser does not know the zone. */
  private readonly formatters = new Map<string, Intl.DateTimeFormat | null>();

  /** Minutes east of UTC by the browser's data, or null when the browser does not know the zone. */
  offsetMinutes(zone: string, utcMs: number): number | null {
    const formatter = this.formatterOf(zone);
    if (formatter === null) return null;
    const parts = new Map(formatter.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
    const wallMs = Date.UTC(
      read('year'),
      read('month') - 1,
      read('day'),
      read('hour'),
      read('minute'),
      read('second'),
    );
    return (wallMs - Math.floor(utcMs / MS_PER_SECOND) * MS_PER_SECOND) / MS_PER_MINUTE;
  }

  private formatterOf(zone: string): Intl.DateTimeFormat | null {
    const known = this.formatters.get(zone);
    if (known !== undefined) return known;
    const made = formatterFor(zone);
    this.formatters.set(zone, made);
    return made;
  }
}

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      // With `hour12: false` some browsers write midnight as hour 24.
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}
