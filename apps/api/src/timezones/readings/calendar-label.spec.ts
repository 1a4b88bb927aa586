import { parseCalendarLabel } from './calendar-label';

describe('parseCalendarLabel', () => {
  it.each([
    ['(GMT+01:00) Amsterdam, Berlin', 60, ['Amsterdam, Berlin', 'Amsterdam', 'Berlin']],
    ['(UTC-08:00) Pacific Time (US & Canada)', -480, ['Pacific Time (US & Canada)', 'Pacific Time']],
    [
      '(GMT-08:00) Pacific Time - Los Angeles',
      -480,
      ['Pacific Time - Los Angeles', 'Pacific Time', 'Los Angeles'],
    ],
    ['(UTC) Dublin', 0, ['Dublin']],
    ['(UTC+5:30) Kolkata', 330, ['Kolkata']],
  ])('divides %j', (text, offsetMinutes, texts) => {
    expect(parseCalendarLabel(text)).toEqual({ offsetMinutes, texts });
  });

  it.each(['Amsterdam', '(GMT+01:00)', '(capital) Amsterdam', '(UTC+99:00) Nowhere', '+1'])(
    'does not take %j for a label',
    (text) => {
      expect(parseCalendarLabel(text)).toBeNull();
    },
  );
});
