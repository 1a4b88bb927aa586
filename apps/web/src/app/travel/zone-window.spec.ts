import type { Transition, ZoneState } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { covers, spanAround, stateIn, windowOf } from './zone-window';

const FORWARD_MS = Date.parse('2027-03-28T01:00Z');
const CET = { offsetMinutes: 60, abbreviation: 'CET' };
const CEST = { offsetMinutes: 120, abbreviation: 'CEST' };
const SPAN = spanAround(FORWARD_MS);
const FORWARD: Transition = { zone: 'Europe/Berlin', atMs: FORWARD_MS, before: CET, after: CEST };
const WINDOW = windowOf(
  SPAN,
  [
    { zone: 'Europe/Berlin', local: '', ...CET },
    { zone: 'Asia/Tokyo', local: '', offsetMinutes: 540, abbreviation: 'JST' },
  ],
  [FORWARD],
);

describe('the span around a moment', () => {
  it('reaches at least a month beyond it in both directions', () => {
    expect(FORWARD_MS - SPAN.fromMs).toBeGreaterThanOrEqual(30 * MS_PER_DAY);
    expect(SPAN.untilMs - FORWARD_MS).toBeGreaterThanOrEqual(30 * MS_PER_DAY);
  });

  it('is the same for the moments of one drag, but at the edge of a group', () => {
    const starts = Array.from({ length: 60 }, (_, day) => spanAround(FORWARD_MS + day * MS_PER_DAY).fromMs);
    expect(new Set(starts).size).toBeLessThanOrEqual(3);
  });
});

describe('the state of a zone in a window', () => {
  it('has the rule before a change, and the change as the next one', () => {
    expect(stateIn(WINDOW, 'Europe/Berlin', FORWARD_MS - 1)).toEqual({
      zone: 'Europe/Berlin',
      ...CET,
      next: { ...CEST, atMs: FORWARD_MS },
    });
  });

  it('has the rule of a change from its instant on', () => {
    expect(stateIn(WINDOW, 'europe/berlin', FORWARD_MS)).toEqual({
      zone: 'europe/berlin',
      ...CEST,
      next: null,
    });
  });

  it('is that of the beginning for a zone without changes', () => {
    expect(stateIn(WINDOW, 'Asia/Tokyo', FORWARD_MS)).toMatchObject({ offsetMinutes: 540, next: null });
  });

  it.each([
    ['Asia/Kolkata', FORWARD_MS],
    ['Asia/Tokyo', SPAN.fromMs - 1],
    ['Asia/Tokyo', SPAN.untilMs],
  ])('is unknown for a zone or a moment outside: %s at %i', (zone, momentMs) => {
    expect(stateIn(WINDOW, zone, momentMs)).toBeNull();
  });
});

describe('the current state of a zone', () => {
  const nowMs = FORWARD_MS - MS_PER_DAY;
  const state: ZoneState = { zone: 'Europe/Berlin', ...CET, next: { ...CEST, atMs: FORWARD_MS } };

  it('covers the time from now until the next change', () => {
    expect(covers(state, nowMs, nowMs)).toBe(true);
    expect(covers(state, nowMs, FORWARD_MS - 1)).toBe(true);
    expect(covers({ ...state, next: null }, nowMs, nowMs + 900 * MS_PER_DAY)).toBe(true);
  });

  it('covers neither the past nor the time after that change', () => {
    expect(covers(state, nowMs, nowMs - 1)).toBe(false);
    expect(covers(state, nowMs, FORWARD_MS)).toBe(false);
  });
});
