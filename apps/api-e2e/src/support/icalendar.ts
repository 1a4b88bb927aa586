/** The properties of an event by their names, their values as TEXT is unescaped. */
export type CalendarEvent = Partial<Record<string, string>>;

const CONTENT_LINE = /^([A-Z][A-Z-]*)(?:;[A-Z-]+=[^:;]+)*:(.*)$/;
const REQUIRED = ['UID', 'DTSTAMP', 'DTSTART'];

/**
 * The events of a calendar, read as strictly as RFC 5545 is written: CRLF, lines of 75 octets, one VCALENDAR with version
 * and product, events with all they must have, no property of one twice.
 */
export function calendarEventsOf(text: string): CalendarEvent[] {
  const lines = unfolded(text);
  const [version, product] = [
    lines.indexOf('VERSION:2.0'),
    lines.findIndex((line) => line.startsWith('PRODID:')),
  ];
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR' || version < 1 || product < 1) {
    throw new Error(`This is no calendar: ${lines.slice(0, 4).join(' | ')}`);
  }
  const events: CalendarEvent[] = [];
  let event: CalendarEvent | null = null;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = CONTENT_LINE.exec(line) ?? fail(`This is no content line: ${line}`);
    if (line === 'BEGIN:VEVENT') event = event === null ? {} : fail('An event lies in another.');
    else if (line === 'END:VEVENT') {
      events.push(complete(event ?? fail('An event ends that never began.')));
      event = null;
    } else if (event !== null) {
      if (name in event) fail(`${name} is there twice.`);
      event[name] = unescaped(value);
    }
  }
  return event === null ? events : fail('The last event does not end.');
}

function unfolded(text: string): string[] {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) fail('Lines end in something else than CRLF.');
  const lines = text.slice(0, -2).split('\r\n');
  const long = lines.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) fail(`This line is longer than 75 octets: ${long}`);
  return lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

function complete(event: CalendarEvent): CalendarEvent {
  const missing = REQUIRED.filter((name) => event[name] === undefined);
  if (missing.length > 0) fail(`An event lacks ${missing.join(', ')}.`);
  for (const name of ['DTSTAMP', 'DTSTART']) {
    if (!/^\d{8}T\d{6}Z$/.test(event[name] ?? '')) fail(`${name} is no instant in UTC: ${event[name]}`);
  }
  return event;
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) fail(`Something is not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_escape, character: string) =>
    /n/i.test(character) ? '\n' : character,
  );
}

function fail(message: string): never {
  throw new Error(message);
}
