import type { ConvertedFrom, Transition } from '@live-tz/contracts';
import { findTransition } from './find-transition';

function transition(iso: string, before: number, after: number): Transition {
  return {
    zone: '',
    atMs: Date.parse(iso),
    before: { offsetMinutes: before, abbreviation: '' },
    after: { offsetMinutes: after, abbreviation: '' },
  };
}

function from(resolution: 'gap' | 'fold', asked: string): ConvertedFrom {
  return { zone: '', local: '', asked, offsetMinutes: 0, abbreviation: '', resolution, taken: 'later' };
}

const SPRING = transition('2027-03-28T01:00Z', 60, 120);
const AUTUMN = transition('2026-10-25T01:00Z', 120, 60);
const DATE_LINE = transition('2011-12-30T10:00Z', -600, 840);

describe('findTransition', () => {
  it.each([
    ['skips a wall time', from('gap', '2027-03-28T02:30:00'), SPRING],
    ['repeats a wall time', from('fold', '2026-10-25T02:30:00'), AUTUMN],
    ['skips a whole day', from('gap', '2011-12-30T12:00:00'), DATE_LINE],
  ])('finds the transition that %s', (_what, asked, transition) => {
    expect(findTransition(asked, [AUTUMN, SPRING, DATE_LINE])).toBe(transition);
  });

  it('finds none for a wall time after the gap', () => {
    expect(findTransition(from('gap', '2027-03-28T03:00:00'), [AUTUMN, SPRING, DATE_LINE])).toBeNull();
  });
});
