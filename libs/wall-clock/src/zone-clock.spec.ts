import type { ZoneState } from '@live-tz/contracts';
import { changeAhead, ruleAt } from './zone-clock';

const AUTUMN = Date.UTC(2026, 9, 25, 1);
const berlin: ZoneState = {
  zone: 'Europe/Berlin',
  offsetMinutes: 120,
  abbreviation: 'CEST',
  next: { atMs: AUTUMN, offsetMinutes: 60, abbreviation: 'CET' },
};

describe('ruleAt', () => {
  it('changes exactly at the instant of the change', () => {
    expect(ruleAt(berlin, AUTUMN - 1)).toMatchObject({ offsetMinutes: 120, abbreviation: 'CEST' });
    expect(ruleAt(berlin, AUTUMN)).toMatchObject({ offsetMinutes: 60, abbreviation: 'CET' });
  });

  it('stays the same if no change is known', () => {
    expect(ruleAt({ ...berlin, next: null }, AUTUMN).offsetMinutes).toBe(120);
  });
});

describe('changeAhead', () => {
  it('returns by how much the clocks will change, until they have', () => {
    expect(changeAhead(berlin, AUTUMN - 1)).toEqual({ atMs: AUTUMN, byMinutes: -60 });
    expect(changeAhead(berlin, AUTUMN)).toBeNull();
  });
});
