import { populationOfEntry, readPackedZoneData, UnusableZoneData } from './packed-zone-data';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';

const UTC = 'Etc/UTC|UTC|0|0|';
const good = { version: '2026f', zones: [UTC], links: ['Etc/UTC|UTC'] };
const withZone = (entry: string) => ({ ...good, zones: [UTC, entry] });

describe('readPackedZoneData', () => {
  it('accepts the bundled data', () => {
    expect(readPackedZoneData(BUNDLED_ZONE_DATA).zones).toBe(BUNDLED_ZONE_DATA.zones);
  });

  it('accepts a zone with several rules', () => {
    expect(() =>
      readPackedZoneData(withZone('A/B|LMT GMT +01|g.8 0 -10|0121|-2ldXH.Q 10 1|48e5')),
    ).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['no version', { zones: [UTC], links: [] }],
    ['a version that is not a release', { ...good, version: '../x' }],
    ['zones that are not a list', { ...good, zones: 'Etc/UTC' }],
    ['zones that are not text', { ...good, zones: [7] }],
    ['no zone called UTC', { ...good, links: [] }],
    ['a zone twice', { ...good, zones: [UTC, UTC] }],
    ['a zone twice but for its letter case', withZone('etc/utc|UTC|0|0|')],
    ['a link without a target', { ...good, links: ['Etc/UTC|UTC', 'Mars/Olympus|Mars'] }],
    ['a link without an end', { ...good, links: ['Etc/UTC|UTC', 'Etc/UTC'] }],
    ['an empty entry', withZone('')],
    ['an invalid name', withZone('A B|UTC|0|0|')],
    ['a name of four segments', withZone('A/B/C/D|UTC|0|0|')],
    ['an abbreviation with markup', withZone('A/B|<b>|0|0|')],
    ['an offset that is not a number', withZone('A/B|UTC|?|0|')],
    ['an offset of a day', withZone('A/B|UTC|o0|0|')],
    ['a period without a rule', withZone('A/B|UTC|0|1|')],
    ['more periods than ends', withZone('A/B|UTC GMT|0 0|01|')],
    ['more ends than periods', withZone('A/B|UTC|0|0|10')],
    ['periods that run backwards', withZone('A/B|UTC GMT|0 10|010|10 -1')],
    ['a period without length', withZone('A/B|UTC GMT|0 10|010|10 0')],
    ['an end that is not a number', withZone('A/B|UTC GMT|0 10|01|?')],
  ])('rejects %s', (_, candidate) => {
    expect(() => readPackedZoneData(candidate)).toThrow(UnusableZoneData);
  });

  it('says which part is missing', () => {
    expect(() => readPackedZoneData({ zones: [UTC], links: [] })).toThrow('"version"');
    expect(() => readPackedZoneData({ version: '2026f', links: [] })).toThrow('"zones"');
  });

  it('quotes only the beginning of a damaged entry', () => {
    expect(() => readPackedZoneData(withZone(`A/B|${'x'.repeat(100_000)}`))).toThrow(/^.{1,120}$/);
  });
});

describe('populationOfEntry', () => {
  it.each([
    ['Asia/Tokyo|JST|-90|0||38e6', 38_000_000],
    [UTC, 0],
    ['Etc/GMT-0|GMT|0|0||', 0],
  ])('%s', (entry, population) => {
    expect(populationOfEntry(entry)).toBe(population);
  });
});
