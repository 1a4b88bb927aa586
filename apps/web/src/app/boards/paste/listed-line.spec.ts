import type { BoardClock, NameResolution, ZoneMatch } from '@live-tz/contracts';
import { duplicatesOf, listedLine } from './listed-line';

const LISBON: ZoneMatch = {
  zone: 'Europe/Lisbon',
  name: 'Lisbon',
  region: null,
  country: 'Portugal',
  offsetMinutes: 0,
  matchedOn: 'name',
  latitude: null,
  longitude: null,
};
const ONE: NameResolution = { kind: 'one', matches: [LISBON], isWellKnown: true };

function lineOf(label: string | null, resolution = ONE) {
  return listedLine({ text: 'Lisbon', label, name: 'Lisbon', resolution });
}

describe('a line of a pasted list', () => {
  it('has a place only if that is certain', () => {
    expect(lineOf(null).chosen).toEqual(LISBON);
    for (const kind of ['several', 'not-in-force', 'none'] as const) {
      expect(lineOf(null, { ...ONE, kind }).chosen).toBeNull();
    }
  });

  it('has no label that only repeats the place', () => {
    expect(lineOf('lisbon').label).toBeNull();
    expect(lineOf('Mum').label).toBe('Mum');
  });

  it('shows the states of places of one name', () => {
    const springfields = ['Illinois', 'Missouri'].map((region) => ({
      ...LISBON,
      name: 'Springfield',
      region,
    }));
    const { matches } = lineOf(null, { ...ONE, kind: 'several', matches: springfields });
    expect(matches.map(({ name }) => name)).toEqual(['Springfield, Illinois', 'Springfield, Missouri']);
  });

  it('is a duplicate of the same place with the same label on the board or above', () => {
    const [first, second, other] = [lineOf('Mum'), lineOf('Mum'), lineOf(null)];
    const clock = { zone: 'Europe/Lisbon', place: null, label: null } as BoardClock;
    expect([...duplicatesOf([first, second, other], [clock])]).toEqual([
      [second.id, 'The same clock is above.'],
      [other.id, 'This clock is on the board already.'],
    ]);
  });
});
