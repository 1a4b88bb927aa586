import { DEFAULT_PREFERENCES, type PageData, type SavedZone } from '@live-tz/contracts';
import { cardFor } from './card';
import { tick } from './tick';

const UTC_MS = Date.parse('2026-11-22T19:04:07Z');
const TOKYO: SavedZone = {
  id: '1',
  zone: 'Asia/Tokyo',
  label: '<b>Tokyo</b>',
  place: null,
  country: null,
  latitude: null,
  longitude: null,
  position: 0,
};
const DATA: PageData = {
  utcMs: UTC_MS,
  user: null,
  preferences: { ...DEFAULT_PREFERENCES, hourCycle: 'h23' },
  board: null,
  states: [{ zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null }],
  hasFirstPage: true,
};

describe('a card of the first paint', () => {
  it('shows the label as text, and dashes until the time is known', () => {
    const { item } = cardFor(TOKYO, DATA);
    expect(item.querySelector('h2')?.textContent).toBe('<b>Tokyo</b>');
    expect(item.querySelector('.digits')?.textContent).toBe('‒‒:‒‒:‒‒');
  });

  it('shows the time of its zone', () => {
    const { item, show } = cardFor(TOKYO, DATA);
    show(UTC_MS);
    expect(item.querySelector('.digits')?.textContent).toBe('04:04:07');
  });

  it('follows the preferences of the user', () => {
    const preferences = { ...DEFAULT_PREFERENCES, hourCycle: 'h12', showSeconds: false } as const;
    const { item, show } = cardFor(TOKYO, { ...DATA, preferences });
    show(UTC_MS);
    expect(item.querySelector('.digits')?.textContent).toBe('4:04AM');
  });

  it('applies a change of the clocks at its instant', () => {
    const next = { atMs: UTC_MS, offsetMinutes: 600, abbreviation: 'JDT' };
    const { item, show } = cardFor(TOKYO, {
      ...DATA,
      states: [{ zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next }],
    });
    show(UTC_MS - 1000);
    expect(item.querySelector('time')?.textContent).toBe('04:04');
    show(UTC_MS);
    expect(item.querySelector('time')?.textContent).toBe('05:04');
  });

  it('keeps its dashes without the rules of its zone', () => {
    const { item, show } = cardFor(TOKYO, { ...DATA, states: [] });
    show(UTC_MS);
    expect(item.querySelector('time')?.textContent).toBe('‒‒:‒‒');
  });
});

describe('the ticks of the first paint', () => {
  let shown: number[];
  let frame: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers({ now: UTC_MS });
    shown = [];
    frame = document.createElement('div');
    document.body.append(frame);
  });

  afterEach(() => {
    frame.remove();
    jest.useRealTimers();
  });

  /** Starts 300 ms after a second of the server. */
  function start(): void {
    tick(UTC_MS + 300 - performance.now(), frame, (utcMs) => shown.push(Math.floor((utcMs - UTC_MS) / 1000)));
  }

  it('show each second once, at its boundary', () => {
    start();
    jest.advanceTimersByTime(699);
    expect(shown).toEqual([0]);
    jest.advanceTimersByTime(2002);
    expect(shown).toEqual([0, 1, 2, 3]);
  });

  it('end when the page has replaced the first paint', () => {
    start();
    frame.remove();
    jest.advanceTimersByTime(5000);
    expect(shown).toEqual([0]);
  });

  it('end when the device has slept, because the time is then unknown', () => {
    start();
    jest.setSystemTime(UTC_MS + 3_600_000);
    jest.advanceTimersByTime(5000);
    expect(shown).toEqual([0]);
  });
});
