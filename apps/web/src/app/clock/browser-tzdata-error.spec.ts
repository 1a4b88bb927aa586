import type { ZoneState } from '@live-tz/contracts';
import { formatBrowserTzdataError, formatBrowserTzdataReason } from '../formatting/tzdata-format';
import { BrowserTzdata } from './browser-tzdata';
import { findBrowserTzdataError } from './browser-tzdata-error';

const NOW_MS = Date.parse('2026-11-22T19:04:00Z');
const SPRING_MS = Date.parse('2027-03-14T10:00:00Z');
const VANCOUVER: ZoneState = {
  zone: 'America/Vancouver',
  offsetMinutes: -420,
  abbreviation: 'MST',
  next: null,
};
const CHANGING: ZoneState = {
  ...VANCOUVER,
  offsetMinutes: -480,
  next: { atMs: SPRING_MS, offsetMinutes: -420, abbreviation: 'PDT' },
};

/** A browser that uses one offset until the next change and another from then on. */
class BrowserWith extends BrowserTzdata {
  constructor(
    private readonly nowMinutes: number | null,
    private readonly laterMinutes = nowMinutes,
  ) {
    super();
  }

  override offsetMinutes(_zone: string, utcMs: number): number | null {
    return utcMs < SPRING_MS ? this.nowMinutes : this.laterMinutes;
  }
}

function textFor(state: ZoneState, browser: BrowserTzdata, utcMs = NOW_MS): string | null {
  const error = findBrowserTzdataError(state, utcMs, browser);
  return error && formatBrowserTzdataError(error, 'Vancouver', state.offsetMinutes);
}

describe('an error of the browser’s zone data', () => {
  it('is not reported for a browser that is right, now and at the next change', () => {
    expect(textFor(VANCOUVER, new BrowserWith(-420))).toBeNull();
    expect(textFor(CHANGING, new BrowserWith(-480, -420))).toBeNull();
  });

  it.each([
    [-480, 'Your browser would show Vancouver 1 hour early'],
    [-360, 'Your browser would show Vancouver 1 hour late'],
    [-300, 'Your browser would show Vancouver 2 hours late'],
    [-390, 'Your browser would show Vancouver 30 minutes late'],
    [-525, 'Your browser would show Vancouver 1 hour 45 minutes early'],
    [null, 'Your browser does not know Vancouver'],
  ])('is reported for a browser with an offset of %p', (browserMinutes, text) => {
    expect(textFor(VANCOUVER, new BrowserWith(browserMinutes))).toBe(text);
  });

  it('is reported for a coming change that the browser does not know', () => {
    expect(textFor(CHANGING, new BrowserWith(-480))).toBe(
      'From Sun, Mar 14 your browser would show Vancouver 1 hour early',
    );
  });

  it('is determined by the new rule after the change', () => {
    expect(textFor(CHANGING, new BrowserWith(-480, -420), SPRING_MS)).toBeNull();
    expect(textFor(CHANGING, new BrowserWith(-480), SPRING_MS)).toBe(
      'Your browser would show Vancouver 1 hour early',
    );
  });

  it('is explained by the release', () => {
    expect(formatBrowserTzdataReason('2026f')).toBe('its zone rules are older than 2026f');
    expect(formatBrowserTzdataReason('')).toBe('its zone rules are older than the server’s');
  });
});
