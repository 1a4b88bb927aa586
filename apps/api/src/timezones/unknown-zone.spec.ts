import { unknownZoneSentence } from './unknown-zone';

describe('unknownZoneSentence', () => {
  it('says what may have been meant, or where to look', () => {
    expect(unknownZoneSentence('Paris', 'Europe/Paris')).toBe(
      'There is no zone "Paris": did you mean Europe/Paris?',
    );
    expect(unknownZoneSentence('Mars', null)).toBe(
      'There is no zone "Mars": GET /api/v1/zones?q= finds names.',
    );
  });

  it('quotes no more than a name could be long', () => {
    expect(unknownZoneSentence('x'.repeat(10_000), null).length).toBeLessThan(150);
  });
});
