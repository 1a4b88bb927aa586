const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;

/**
 * What the browser itself believes of a zone. Its data come with its release and may be years old: this is asked to be
 * compared with the server's rules, never for a time shown.
 */
export class BrowserTzdata {
  /** Making a formatter costs fifty times as much as asking one. Null: the browser does not know the zone. */
  private readonly formatters = new Map<string, Intl.DateTimeFormat | null>();

  /** Minutes east of UTC the browser would use for a zone at an instant, or null when it does not know the name. */
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
      // With `hour12: false` some browsers call midnight 24 o'clock.
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
