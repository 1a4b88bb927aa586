import type { Airport } from './airport';
import { airportsOfFile } from './airports-file';

describe('the airports', () => {
  const airports: Airport[] = [];
  beforeAll(async () => {
    for await (const part of airportsOfFile()) airports.push(...part);
  });

  it('are sorted by code, each once', () => {
    const codes = airports.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(3000);
  });

  it.each([
    ['JFK', 'America/New_York', 'New York'],
    ['LHR', 'Europe/London', 'London'],
    ['SIN', 'Asia/Singapore', 'Singapore'],
    ['NRT', 'Asia/Tokyo', 'Tokyo'],
    ['KBP', 'Europe/Kyiv', 'Kyiv'],
    ['IST', 'Europe/Istanbul', 'Istanbul'],
    ['URC', 'Asia/Shanghai', 'Ürümqi'],
    ['NYC', 'America/New_York', 'New York'],
  ])('know the city and zone of %s', (code, zone, city) => {
    expect(airports.find((airport) => airport.code === code)).toMatchObject({ zone, city });
  });
});
