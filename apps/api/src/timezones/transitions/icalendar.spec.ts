import { escapedText, icalendarText } from './icalendar';

describe('icalendarText', () => {
  it('ends every line with CRLF', () => {
    expect(icalendarText(['BEGIN:VCALENDAR', 'END:VCALENDAR'])).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  });

  it.each([75, 76, 149, 150, 400])('folds a line of %d octets without losing any', (octets) => {
    const line = 'x'.repeat(octets);
    const lines = icalendarText([line]).split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(Math.ceil((octets - 1) / 74));
    expect(Math.max(...lines.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toBe(line);
  });

  it('folds between characters, never within one', () => {
    const line = `${'x'.repeat(73)}東京 🕰️ −03:30`;
    const lines = icalendarText([line]).split('\r\n').slice(0, -1);
    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
    expect(lines.map((each, index) => (index === 0 ? each : each.slice(1))).join('')).toBe(line);
  });
});

describe('escapedText', () => {
  it('escapes the special characters of iCalendar', () => {
    expect(escapedText('a,b;c\\d\ne:f')).toBe('a\\,b\\;c\\\\d\\ne:f');
  });
});
