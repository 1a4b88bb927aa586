import { airportsOfFile } from './airports-file';
import { areasOfFile } from './areas-file';
import { zoneLabelsOfFile } from './zone-labels-file';

async function allOf<Row>(parts: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const part of parts) rows.push(...part);
  return rows;
}

describe('the data files of the gazetteer', () => {
  it('have areas with codes, zones and names', async () => {
    const areas = await allOf(areasOfFile());
    expect(areas.find(({ codes }) => codes.includes('US-TX'))).toMatchObject({
      kind: 'region',
      country: 'US',
      zones: ['America/Chicago', 'America/Denver'],
      name: 'Texas',
    });
  });

  it('have airports with their city and zone', async () => {
    const airports = await allOf(airportsOfFile());
    expect(airports.find(({ code }) => code === 'SIN')).toMatchObject({
      zone: 'Asia/Singapore',
      country: 'SG',
    });
  });

  it('have labels of zones with the preferred zone first', async () => {
    const labels = await allOf(zoneLabelsOfFile());
    const pst = labels.find(({ name }) => name === 'PST');
    expect(pst).toMatchObject({ kind: 'abbreviation', form: 'standard' });
    expect(pst?.zones.slice(0, 2)).toEqual(['America/Los_Angeles', 'Asia/Manila']);
  });
});
