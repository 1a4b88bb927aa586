import { MS_PER_HOUR } from '@live-tz/wall-clock';
import { mergedChanges } from './merged-changes';
import { transitionsOf } from './testing/zone-transitions';

const PLACES = [
  { place: 'Berlin', zone: 'Europe/Berlin' },
  { place: 'Hamburg', zone: 'Europe/Berlin' },
  { place: 'Berlin', zone: 'Europe/Berlin' },
  { place: 'Lisbon', zone: 'Europe/Lisbon' },
  { place: 'New York', zone: 'America/New_York' },
  { place: 'Chicago', zone: 'America/Chicago' },
  { place: 'Sydney', zone: 'Australia/Sydney' },
  { place: 'Lord Howe', zone: 'Australia/Lord_Howe' },
];

function changesOf(...zones: string[]) {
  const transitions = zones.flatMap((zone) => transitionsOf(zone, '2026-11-22', '2027-06-01'));
  return mergedChanges(transitions, PLACES);
}

describe('mergedChanges', () => {
  it('merges changes at the same local time by the same amount, with each place once', () => {
    const [berlin, chicago] = [Date.parse('2027-03-28T01:00Z'), Date.parse('2027-03-14T08:00Z')];
    const newYork = { atMs: chicago - MS_PER_HOUR, offsetBefore: -300, places: ['New York'] };
    const instant = { atMs: berlin, offsetBefore: 60, places: ['Berlin', 'Hamburg'] };
    expect(changesOf('America/New_York', 'America/Chicago', 'Europe/Berlin')).toEqual([
      {
        byMinutes: 60,
        places: ['New York', 'Chicago'],
        first: newYork,
        instants: [newYork, { atMs: chicago, offsetBefore: -360, places: ['Chicago'] }],
      },
      { byMinutes: 60, places: ['Berlin', 'Hamburg'], first: instant, instants: [instant] },
    ]);
  });

  it('separates changes at another local time or by another amount, in order of time', () => {
    const changes = changesOf('Australia/Sydney', 'Europe/Berlin', 'Australia/Lord_Howe');
    expect(changes.map(({ byMinutes, places }) => `${byMinutes} ${places.join()}`)).toEqual([
      '60 Berlin,Hamburg',
      '-30 Lord Howe',
      '-60 Sydney',
    ]);
  });

  it('leaves out a change of the abbreviation alone', () => {
    const [change] = transitionsOf('Europe/Berlin', '2027-01-01', '2027-06-01');
    expect(mergedChanges([{ ...change!, after: change!.before }], PLACES)).toEqual([]);
  });
});
