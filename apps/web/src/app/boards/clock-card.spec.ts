import { Clipboard } from '@angular/cdk/clipboard';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import {
  type BoardClock,
  DEFAULT_PREFERENCES,
  DEFAULT_WORKING_HOURS,
  type ZoneState,
} from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import { FirstTick } from '../clock/first-tick';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';
import { ClockCard } from './clock-card';

const TOKYO: BoardClock = {
  id: '1',
  zone: 'Asia/Tokyo',
  label: 'Tokyo office',
  place: 'Tokyo',
  country: 'Japan',
  latitude: 35.69,
  longitude: 139.69,
  position: 1,
  hours: null,
  effectiveHours: DEFAULT_WORKING_HOURS,
  note: null,
};
const RULES = new Map<string, ZoneState>([
  ['Asia/Tokyo', { zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null }],
  ['Europe/Berlin', { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null }],
]);
const START_MS = Date.parse('2026-11-22T19:04:07Z');

describe('ClockCard', () => {
  let page: ComponentFixture<ClockCard>;
  let root: HTMLElement;
  const utcMs = signal(START_MS);
  const minuteMs = signal(START_MS - 7000);
  const rules = signal<ReadonlyMap<string, ZoneState>>(RULES);
  const copied: string[] = [];
  const confirm = jest.fn();

  beforeEach(async () => {
    utcMs.set(START_MS);
    rules.set(RULES);
    copied.length = 0;
    TestBed.configureTestingModule({
      providers: [
        { provide: ClockStore, useValue: { utcMs, minuteMs, rules } },
        { provide: FirstTick, useValue: { hasArrived: signal(true) } },
        {
          provide: PreferencesStore,
          useValue: {
            preferences: signal(DEFAULT_PREFERENCES),
            hourFormat: signal('h23'),
            homeZone: signal('Europe/Berlin'),
          },
        },
        { provide: Notices, useValue: { confirm } },
        { provide: Clipboard, useValue: { copy: (text: string) => copied.push(text) > 0 } },
      ],
    });
    page = TestBed.createComponent(ClockCard);
    page.componentRef.setInput('saved', TOKYO);
    page.componentRef.setInput('position', 1);
    page.componentRef.setInput('count', 3);
    document.body.append(page.nativeElement);
    await page.whenStable();
    root = page.nativeElement;
    while (root.querySelector('.phase') === null) {
      await new Promise((resolve) => setTimeout(resolve));
      await page.whenStable();
    }
  });

  const time = () => root.querySelector('time')!;

  it('is named by its label and shows time, date, difference and offset', () => {
    expect(root.querySelector('article')?.getAttribute('aria-label')).toBe('Tokyo office');
    expect(time().textContent?.replace(/\s/g, '')).toBe('04:04:07');
    expect(time().getAttribute('datetime')).toBe('2026-11-23T04:04+09:00');
    const facts = [...root.querySelectorAll('.facts > p')].map((fact) =>
      fact.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(facts).toEqual(['Mon, Nov 23 +1 day', '+8 h', 'UTC+09:00']);
    const day = [...root.querySelectorAll('ltz-clock-day p')].map((each) =>
      each.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(day).toEqual(['Asleep until 07:00 in 2 h 56 min', 'Night, Sunrise 06:24 Tokyo , Japan']);
    expect(root.querySelector('article')?.getAttribute('data-light')).toBe('night');
  });

  it('shows a bar of its day, and no state of UTC, which has no people', async () => {
    const [work] = root.querySelectorAll<HTMLElement>('ltz-day-bar .work');
    expect(parseFloat(work!.style.left)).toBeCloseTo((9 / 24) * 100);
    expect(parseFloat(work!.style.width)).toBeCloseTo((8 / 24) * 100);
    expect(parseFloat(root.querySelector<HTMLElement>('.now')!.style.left)).toBeCloseTo((244 / 1440) * 100);
    page.componentRef.setInput('saved', { ...TOKYO, latitude: null, longitude: null });
    await page.whenStable();
    expect(root.querySelector('.state, .work, .sun')).toBeNull();
  });

  it('shows no light on a clock without a place', async () => {
    page.componentRef.setInput('saved', { ...TOKYO, latitude: null, longitude: null });
    await page.whenStable();
    expect(root.querySelector('.phase')).toBeNull();
    expect(root.querySelector('article')?.hasAttribute('data-light')).toBe(false);
  });

  it('shows the country of the place that it is named after, and nothing twice', async () => {
    const where = () => root.querySelector('.place')?.textContent?.trim();
    page.componentRef.setInput('saved', { ...TOKYO, label: null, place: 'Kobe' });
    await page.whenStable();
    expect(root.querySelector('h2')?.textContent).toBe('Kobe');
    expect(where()).toBe('Japan');
    page.componentRef.setInput('saved', { ...TOKYO, label: null, country: null });
    await page.whenStable();
    expect(where()).toBeUndefined();
  });

  it('warns where the browser would be wrong, by the name of the place', async () => {
    expect(root.querySelector('[data-testid=browser-tzdata]')).toBeNull();
    rules.set(new Map([...RULES, ['Asia/Tokyo', { ...RULES.get('Asia/Tokyo')!, offsetMinutes: 570 }]]));
    await page.whenStable();
    expect(root.querySelector('[data-testid=browser-tzdata]')?.textContent).toBe(
      'Your browser would show Tokyo 30 minutes early',
    );
  });

  it('changes only text every second, and hides the seconds from screen readers', async () => {
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(root, { subtree: true, attributes: true, childList: true, characterData: true });
    utcMs.set(START_MS + 1000);
    await page.whenStable();
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(time().textContent?.replace(/\s/g, '')).toBe('04:04:08');
    expect(changes.map((change) => change.type)).toEqual(['characterData']);
    expect(changes[0]?.target.parentElement?.closest('[aria-hidden=true]')).not.toBeNull();
  });

  it('copies the time with its place and offset', () => {
    root.querySelector<HTMLElement>('.digits')!.click();
    expect(copied).toEqual(['Tokyo office 04:04 (UTC+09:00), Mon, Nov 23']);
    expect(confirm).toHaveBeenCalledWith('Copied');
  });

  it.each([
    ['ArrowLeft', [-1]],
    ['ArrowDown', [1]],
    ['Enter', []],
  ])('handles Alt and %s', (key, moves) => {
    const moved: number[] = [];
    page.componentInstance.movedBy.subscribe((step) => moved.push(step));
    const event = new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true });
    root.querySelector('.digits')!.dispatchEvent(event);
    expect(moved).toEqual(moves);
    expect(event.defaultPrevented).toBe(moves.length > 0);
  });

  describe('on a page from right to left', () => {
    beforeEach(() => (root.querySelector('article')!.style.direction = 'rtl'));

    it('moves towards the front with Alt and the right arrow key', () => {
      const moved: number[] = [];
      page.componentInstance.movedBy.subscribe((step) => moved.push(step));
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp'])
        root
          .querySelector('.digits')!
          .dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true }));
      expect(moved).toEqual([-1, 1, -1]);
    });

    it('has a menu whose words point to where the clock moves', async () => {
      const moved: number[] = [];
      page.componentInstance.movedBy.subscribe((step) => moved.push(step));
      const button = root.querySelector<HTMLElement>('.more button')!;
      button.style.direction = 'rtl';
      button.click();
      await page.whenStable();
      const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
      items.find((item) => item.textContent?.includes('Move right'))!.click();
      expect(moved).toEqual([-1]);
    });
  });

  describe('renaming', () => {
    let names: (string | null)[];

    beforeEach(async () => {
      names = [];
      page.componentInstance.renamed.subscribe((name) => names.push(name));
      root.querySelector<HTMLElement>('.more button')!.click();
      await page.whenStable();
      const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
      items.find((item) => item.textContent?.includes('Rename'))!.click();
      await page.whenStable();
    });

    async function type(name: string, key: string): Promise<void> {
      const box = root.querySelector<HTMLInputElement>('.name-box')!;
      box.value = name;
      box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await page.whenStable();
    }

    it('accepts a name with Enter and restores the focus', async () => {
      await type('  Anna ', 'Enter');
      expect(names).toEqual(['Anna']);
      expect(document.activeElement).toBe(root.querySelector('article'));
    });

    it('restores the name of the place when the field is cleared', async () => {
      await type('', 'Enter');
      expect(names).toEqual([null]);
    });

    it('changes nothing with Escape', async () => {
      await type('Anna', 'Escape');
      expect(names).toEqual([]);
      expect(root.querySelector('h2')?.textContent).toBe('Tokyo office');
    });
  });
});
