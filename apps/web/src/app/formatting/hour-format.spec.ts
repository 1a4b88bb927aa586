import { hourFormatOf } from './hour-format';

describe('hourFormatOf', () => {
  it.each([
    ['auto', 'en-US', 'h12'],
    ['auto', 'de-DE', 'h23'],
    ['auto', 'en-GB', 'h23'],
    ['h23', 'en-US', 'h23'],
    ['h12', 'de-DE', 'h12'],
  ] as const)('%s in %s is %s', (hourCycle, language, format) => {
    expect(hourFormatOf(hourCycle, language)).toBe(format);
  });
});
