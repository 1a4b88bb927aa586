import { unknownZoneSentence } from './unknown-zone';

describe('unknownZoneSentence', () => {
  it('suggests a zone, or says where to look', () => {
    expect(unknownZoneSentence('Paris', 'Europe/Paris')).toBe(
      'There is no zone "Paris": did you mean Europe/Paris?',
    );
    expect(unknownZoneSentence('Mars', null)).toBe(
      'There is no zone "Mars": GET /api/v1/zones?q= finds names.',
    );
  });

  it('names an offset that no clock has at that time', () => {
    expect(unknownZoneSentence('+12:45', null)).toBe(
      'No clock has the offset UTC+12:45 at that time: use a place or an IANA name.',
    );
  });

  it('quotes no more than the length of a name', () => {
    expect(unknownZoneSentence('x'.repeat(10_000), null).length).toBeLessThan(150);
  });
});
