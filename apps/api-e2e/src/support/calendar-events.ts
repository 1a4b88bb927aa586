import ICAL from 'ical.js';

/** The properties of an event by their names; times in the basic format of RFC 5545. */
export type CalendarEvent = Partial<Record<string, string>>;

const MAX_LINE_OCTETS = 75;
const TIMES = ['DTSTAMP', 'DTSTART', 'DTEND'];
/** RFC 5545, section 3.6.1. */
const REQUIRED = ['UID', ...TIMES];

/** The properties of the calendar itself, by name, as read by ical.js, which shares no code with the API. */
export function calendarPropertiesOf(text: string): CalendarEvent {
  return propertiesOf(calendarOf(text));
}

/** The events of a calendar, as read by ical.js. */
export function calendarEventsOf(text: string): CalendarEvent[] {
  return calendarOf(text).getAllSubcomponents('vevent').map(eventOf);
}

function calendarOf(text: string): ICAL.Component {
  expectContentLines(text);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect([calendar.name, calendar.getFirstPropertyValue('version')]).toEqual(['vcalendar', '2.0']);
  expect(calendar.getFirstPropertyValue('prodid')).toEqual(expect.any(String));
  return calendar;
}

function eventOf(component: ICAL.Component): CalendarEvent {
  const event = propertiesOf(component);
  expect(Object.keys(event)).toEqual(expect.arrayContaining(REQUIRED));
  for (const name of TIMES) expect(event[name]).toMatch(/^\d{8}T\d{6}Z$/);
  return event;
}

/** Fails if a property occurs twice: the API writes each one once. */
function propertiesOf(component: ICAL.Component): CalendarEvent {
  const properties = component.getAllProperties();
  const values = Object.fromEntries(
    properties.map((property) => [property.name.toUpperCase(), textOf(property.getFirstValue())]),
  );
  expect(properties).toHaveLength(Object.keys(values).length);
  return values;
}

function textOf(value: unknown): string {
  return value instanceof ICAL.Time ? value.toICALString() : String(value);
}

/** ical.js accepts other line ends and longer lines than RFC 5545, section 3.1, does. */
function expectContentLines(text: string): void {
  expect(text).toMatch(/\r\n$/);
  expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
  const lines = text.split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > MAX_LINE_OCTETS)).toEqual([]);
}
