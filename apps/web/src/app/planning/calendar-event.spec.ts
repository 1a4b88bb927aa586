import ICAL from 'ical.js';
import { calendarEvent } from './calendar-event';

const EVENT = {
  fromMs: Date.parse('2027-01-15T14:00Z'),
  untilMs: Date.parse('2027-01-15T15:30Z'),
  zones: ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'],
  summary: 'Meeting',
  description:
    'Fri, 15 Jan: 15:00 Berlin · 09:00 New York · 23:00 東京; with a comma, a \\ and\na second line',
  url: 'https://example.org/at/2027-01-15T15:00/Europe/Berlin?to=America%2FNew_York,Asia%2FTokyo',
};

function read(text: string) {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
  return new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined);
}

describe('calendarEvent', () => {
  it('is read back by a calendar program', () => {
    const event = read(calendarEvent(EVENT));
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-01-15T14:00:00.000Z');
    expect(event.startDate.zone.tzid).toBe('UTC');
    expect(event.endDate.toJSDate().toISOString()).toBe('2027-01-15T15:30:00.000Z');
    expect(event.summary).toBe('Meeting');
    expect(event.description).toBe(EVENT.description);
    expect(event.component.getFirstPropertyValue('url')).toBe(EVENT.url);
  });

  it('has the same UID for the same meeting, and another one for another', () => {
    const { uid } = read(calendarEvent(EVENT));
    expect(read(calendarEvent({ ...EVENT, description: 'changed' })).uid).toBe(uid);
    expect(read(calendarEvent({ ...EVENT, zones: ['Asia/Tokyo'] })).uid).not.toBe(uid);
    expect(read(calendarEvent({ ...EVENT, untilMs: EVENT.untilMs + 60_000 })).uid).not.toBe(uid);
  });

  it('has lines of at most 75 octets that end with CRLF', () => {
    const lines = calendarEvent(EVENT).split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
  });
});
