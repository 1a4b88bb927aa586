import type { ZoneState } from '@live-tz/contracts';
import { sunLightOf } from './sun-light';

const NEW_YORK = { latitude: 40.71, longitude: -74.01 };
const BERLIN = { latitude: 52.52, longitude: 13.41 };
const TROMSO = { latitude: 69.65, longitude: 18.96 };

function zone(offsetMinutes: number, next: ZoneState['next'] = null): ZoneState {
  return { zone: 'X', offsetMinutes, abbreviation: 'X', next };
}

const at = (local: string) => Date.parse(local);

describe('sunLightOf', () => {
  it.each([
    ['06:15', 'Night', 'moon', 'first-light', /^Sunrise 06:5\d$/],
    ['06:45', 'Dawn', 'sunrise', 'dawn', /^Sunrise 06:5\d$/],
    ['07:15', 'Day', 'sun', 'morning', /^Sunset 16:3\d$/],
    ['12:00', 'Day', 'sun', 'day', /^Sunset 16:3\d$/],
    ['16:15', 'Day', 'sun', 'evening', /^Sunset 16:3\d$/],
    ['16:45', 'Dusk', 'sunset', 'dusk', /^Sunrise 06:5\d$/],
    ['17:20', 'Night', 'moon', 'last-light', /^Sunrise 06:5\d$/],
    ['17:54', 'Night', 'moon', 'night', /^Sunrise 06:5\d$/],
  ])('of New York in November at %s is %s', (time, word, icon, step, next) => {
    expect(sunLightOf(NEW_YORK, zone(-300), at(`2026-11-25T${time}-05:00`), 'h23')).toEqual({
      word,
      icon,
      step,
      next: expect.stringMatching(next),
    });
  });

  it('has the local time of the next event by the rule that applies then', () => {
    const change = { atMs: at('2026-10-25T01:00Z'), offsetMinutes: 60, abbreviation: 'CET' };
    const light = sunLightOf(BERLIN, zone(120, change), at('2026-10-24T22:00Z'), 'h23');
    expect(light.next).toMatch(/^Sunrise 06:4\d$/);
  });

  it('writes the time in the format of the user', () => {
    expect(sunLightOf(NEW_YORK, zone(-300), at('2026-11-25T12:00-05:00'), 'h12').next).toMatch(
      /^Sunset 4:3\d\s?PM$/,
    );
  });

  it.each([
    ['2026-06-21T00:00+02:00', 'Day', 'The sun does not set today'],
    ['2026-12-21T00:00+01:00', 'Night', 'The sun does not rise today'],
  ])('of Tromsø at %s is %s: %s', (local, word, next) => {
    expect(sunLightOf(TROMSO, zone(60), at(local), 'h23')).toMatchObject({ word, next });
  });

  it('is twilight at noon in the polar night of Tromsø', () => {
    const light = sunLightOf(TROMSO, zone(60), at('2026-12-21T11:40+01:00'), 'h23');
    expect(light).toMatchObject({ next: 'The sun does not rise today' });
    expect(['Dawn', 'Dusk']).toContain(light.word);
  });
});
