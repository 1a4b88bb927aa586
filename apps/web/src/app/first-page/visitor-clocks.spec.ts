import { TestBed } from '@angular/core/testing';
import { FIRST_PAGE_ZONES } from '@live-tz/contracts';
import { MAX_VISITOR_CLOCKS, VisitorClocks, WORLD } from './visitor-clocks';

const LISBON = { zone: 'Europe/Lisbon', place: 'Lisbon' };

describe('VisitorClocks', () => {
  beforeEach(() => localStorage.clear());

  function opened(): VisitorClocks {
    TestBed.resetTestingModule();
    return TestBed.inject(VisitorClocks);
  }

  const places = (): string[] =>
    opened()
      .clocks()
      .map(({ place }) => place);

  it('begins with clocks around the world, whose rules come with the document', () => {
    expect(opened().clocks()).toBe(WORLD);
    expect(WORLD.map(({ zone }) => zone)).toEqual([...FIRST_PAGE_ZONES]);
  });

  it('keeps what the visitor adds and removes on this device', () => {
    const clocks = opened();
    expect(clocks.add(LISBON)).toBe(true);
    clocks.remove(clocks.clocks()[0]!);
    expect(places()).toEqual(['New York', 'London', 'Mumbai', 'Tokyo', 'Sydney', 'Lisbon']);
  });

  it('restores a clock to its place', () => {
    const clocks = opened();
    const london = clocks.clocks()[2]!;
    clocks.add(london, clocks.remove(london));
    expect(clocks.clocks()).toEqual(WORLD);
  });

  it('has each place once, and a limit', () => {
    const clocks = opened();
    clocks.add(LISBON);
    expect(clocks.add(LISBON)).toBe(false);
    for (let count = 0; count < MAX_VISITOR_CLOCKS; count += 1)
      clocks.add({ zone: 'UTC', place: `${count}` });
    expect(clocks.clocks()).toHaveLength(MAX_VISITOR_CLOCKS);
  });

  it('begins again once an account has taken the clocks over', () => {
    opened().add(LISBON);
    opened().reset();
    expect(places()).toEqual(WORLD.map(({ place }) => place));
  });

  it.each(['{', '7', '[{"zone":1}]'])('ignores damaged storage: %s', (text) => {
    localStorage.setItem('live-tz.clocks', text);
    expect(places().every((place) => typeof place === 'string')).toBe(true);
  });
});
