import type { ZoneMatch } from '@live-tz/contracts';
import { formatMatchNames, formatSimilar } from './match-name-format';

function match(name: string, region: string | null, country: string | null): ZoneMatch {
  return {
    zone: 'Area/City',
    name,
    region,
    country,
    offsetMinutes: 0,
    matchedOn: 'name',
    latitude: null,
    longitude: null,
  };
}

describe('formatMatchNames', () => {
  it('adds the region only where two names would look the same', () => {
    const matches = [
      match('Springfield', 'Missouri', 'United States'),
      match('Springfield', 'Illinois', 'United States'),
      match('Springfield', 'Queensland', 'Australia'),
      match('Victoria', null, 'Chile'),
      match('Victoria', 'Texas', 'United States'),
    ];
    expect(formatMatchNames(matches).map(({ name }) => name)).toEqual([
      'Springfield, Missouri',
      'Springfield, Illinois',
      'Springfield',
      'Victoria',
      'Victoria',
    ]);
  });

  it('leaves names alone that no region distinguishes', () => {
    const same = [match('Mérida', null, 'Mexico'), match('Mérida', null, 'Mexico')];
    expect(formatMatchNames(same)).toEqual(same);
  });

  it('begins the name of an airport with its code', () => {
    const airport: ZoneMatch = { ...match('London Heathrow', 'LHR', 'Britain (UK)'), matchedOn: 'airport' };
    expect(formatMatchNames([airport]).map(({ name }) => name)).toEqual(['LHR · London Heathrow']);
  });
});

describe('formatSimilar', () => {
  it('says that the matches are only similar', () => {
    const similar: ZoneMatch = { ...match('Phoenix', 'Arizona', 'United States'), matchedOn: 'similar' };
    expect(formatSimilar('Pheonix', [similar])).toBe(
      'No place is called “Pheonix”. Did you mean one of these?',
    );
    expect(formatSimilar('Phoenix', [match('Phoenix', 'Arizona', 'United States')])).toBe('');
    expect(formatSimilar('Phoenix', [])).toBe('');
  });
});
