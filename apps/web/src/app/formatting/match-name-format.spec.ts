import type { ZoneMatch } from '@live-tz/contracts';
import { formatMatchNames } from './match-name-format';

function match(name: string, region: string | null, country: string | null): ZoneMatch {
  return { zone: 'Area/City', name, region, country, offsetMinutes: 0, matchedOn: 'name' };
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
});
