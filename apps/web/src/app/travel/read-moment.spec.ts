import { readMoment } from './read-moment';

/** A Thursday. */
const NOW = '2026-11-26T10:42:05';

function read(text: string, language = 'en-GB'): string | null {
  const moment = readMoment(text, NOW, language);
  return moment === null ? null : `${moment.at.replace(/:00(\.000)?(?=Z?$)/, '')} ${moment.place}`.trim();
}

describe('readMoment', () => {
  it.each([
    ['3pm thu new york', '2026-11-26T15:00 new york'],
    ['15:00', '2026-11-26T15:00'],
    ['tomorrow 9am', '2026-11-27T09:00'],
    ['2027-03-14 02:30 berlin', '2027-03-14T02:30 berlin'],
    ['Berlin, 15:00', '2026-11-26T15:00 Berlin'],
    ['next monday 9:30 in São Paulo', '2026-11-30T09:30 São Paulo'],
    ['march 14 2027 02:30 Paris, Texas', '2027-03-14T02:30 Paris, Texas'],
    ['noon friday @ tokyo', '2026-11-27T12:00 tokyo'],
    ['in 3 hours', '2026-11-26T13:42'],
    ['in 20 min', '2026-11-26T11:02'],
    ['10:00', '2026-11-27T10:00'],
  ])('reads “%s”', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['3pm EST', '2026-11-26T15:00 EST'],
    ['15:00 (cet)', '2026-11-26T15:00 (cet)'],
    ['15:00 utc', '2026-11-26T15:00 utc'],
  ])('leaves the abbreviation of “%s” to the server', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2027-03-14T02:30Z', '2027-03-14T02:30Z'],
    ['3pm +02:00', '2026-11-26T13:00Z'],
    ['3pm utc+2', '2026-11-26T13:00Z'],
  ])('reads the offset of “%s”', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads the order of day and month from the language', () => {
    expect(read('3/4/2027 9:00')).toBe('2027-04-03T09:00');
    expect(read('3/4/2027 9:00', 'en-US')).toBe('2027-03-04T09:00');
  });

  it.each(['new york', '', 'whenever', '2027-02-30 10:00'])('reads nothing in “%s”', (text) => {
    expect(read(text)).toBeNull();
  });
});
