import { LiveAnnouncer } from '@angular/cdk/a11y';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ZoneMatch } from '@live-tz/contracts';
import { Subject } from 'rxjs';
import { ClockStore } from '../clock/clock-store';
import { PreferencesStore } from '../preferences/preferences-store';
import { ZonePicker } from './zone-picker';
import { ZonesApi } from './zones-api';

const KATHMANDU: ZoneMatch = {
  zone: 'Asia/Kathmandu',
  name: 'Kathmandu',
  region: null,
  country: 'Nepal',
  offsetMinutes: 345,
  matchedOn: 'name',
  latitude: 27.72,
  longitude: 85.32,
};
const KATHU: ZoneMatch = {
  ...KATHMANDU,
  zone: 'Asia/Kathu',
  name: 'Kathu',
  country: null,
  offsetMinutes: 420,
};

/** The announcer loads with the first message. */
const announcement = () => import('../ui/live-announcer').then(() => Promise.resolve());

describe('ZonePicker', () => {
  let page: ComponentFixture<ZonePicker>;
  let responses: Map<string, Subject<ZoneMatch[]>>;
  let picked: ZoneMatch[];
  let announced: string[];

  beforeEach(async () => {
    jest.useFakeTimers();
    // jsdom has no layout and does not define it.
    Element.prototype.scrollIntoView = jest.fn();
    responses = new Map();
    picked = [];
    announced = [];
    const search = (query: string) => {
      const response = new Subject<ZoneMatch[]>();
      responses.set(query, response);
      return response;
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ZonesApi, useValue: { search } },
        { provide: ClockStore, useValue: { minuteMs: signal(Date.parse('2026-11-22T19:04:00Z')) } },
        { provide: PreferencesStore, useValue: { hourFormat: signal('h23') } },
        {
          provide: LiveAnnouncer,
          useValue: { announce: (text: string) => Promise.resolve(announced.push(text)) },
        },
      ],
    });
    page = TestBed.createComponent(ZonePicker);
    page.componentRef.setInput('label', 'Add a city');
    page.componentInstance.picked.subscribe((match) => picked.push(match));
    document.body.append(page.nativeElement);
    page.detectChanges();
    await jest.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    page.destroy();
    jest.useRealTimers();
  });

  const box = () => page.nativeElement.querySelector('input') as HTMLInputElement;
  const options = () => [...page.nativeElement.querySelectorAll('[role=option]')] as HTMLElement[];
  const textOf = (option: HTMLElement) =>
    [...option.children].map((part) => part.textContent?.replace(/\s+/g, ' ').trim()).join(' | ');
  const active = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '');

  async function type(query: string, ms = 120): Promise<void> {
    box().value = query;
    box().dispatchEvent(new Event('input'));
    await jest.advanceTimersByTimeAsync(ms);
  }

  function respond(query: string, matches: ZoneMatch[]): void {
    responses.get(query)!.next(matches);
    page.detectChanges();
  }

  function press(key: string): void {
    box().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true }));
    page.detectChanges();
  }

  it('opens with rows of place, country, time and offset, selects the first and announces their number', async () => {
    await type('kath');
    respond('kath', [KATHMANDU, KATHU]);
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(options().map(textOf)).toEqual([
      'Kathmandu Nepal | 00:49 | UTC+05:45',
      'Kathu | 02:04 | UTC+07:00',
    ]);
    expect(active()).toBe(options()[0]);
    await announcement();
    expect(announced).toEqual(['2 places found']);
  });

  it('emits the picked match with the name it was shown by', async () => {
    const springfield = (region: string): ZoneMatch => ({
      ...KATHMANDU,
      name: 'Springfield',
      region,
      country: 'United States',
    });
    await type('spring');
    respond('spring', [springfield('Missouri'), springfield('Illinois')]);
    expect(textOf(options()[1]!)).toContain('Springfield, Illinois United States');
    press('ArrowDown');
    press('Enter');
    expect(picked).toEqual([
      expect.objectContaining({ name: 'Springfield, Illinois', country: 'United States' }),
    ]);
  });

  it('searches only after the user stops typing', async () => {
    await type('k', 60);
    await type('ka', 60);
    await type('kat', 120);
    expect([...responses.keys()]).toEqual(['kat']);
  });

  it('never replaces newer matches by a late response', async () => {
    await type('kat');
    await type('kath');
    respond('kath', [KATHMANDU]);
    respond('kat', [KATHU]);
    expect(options()).toHaveLength(1);
    expect(textOf(options()[0]!)).toContain('Kathmandu');
  });

  it('cycles through the rows with the arrow keys and picks the selected one with Enter, keeping the focus', async () => {
    box().focus();
    await type('kath');
    respond('kath', [KATHMANDU, KATHU]);
    press('ArrowDown');
    expect(active()).toBe(options()[1]);
    press('ArrowDown');
    expect(active()).toBe(options()[0]);
    press('ArrowUp');
    press('Enter');
    expect(picked).toEqual([KATHU]);
    expect(box().value).toBe('');
    expect(document.activeElement).toBe(box());
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('picks the first match when Enter was pressed before the response arrived', async () => {
    await type('kath');
    press('Enter');
    expect(picked).toEqual([]);
    respond('kath', [KATHMANDU, KATHU]);
    expect(picked).toEqual([KATHMANDU]);
  });

  it('asks about a name that is only similar, and does not pick it unseen', async () => {
    await type('katmando');
    press('Enter');
    respond('katmando', [{ ...KATHMANDU, matchedOn: 'similar' }]);
    expect(picked).toEqual([]);
    expect(page.nativeElement.textContent).toContain('No place is called “katmando”. Did you mean');
    press('Enter');
    expect(picked).toHaveLength(1);
  });

  it('closes with Escape, then clears the input', async () => {
    await type('kath');
    respond('kath', [KATHMANDU]);
    press('Escape');
    expect(box().getAttribute('aria-expanded')).toBe('false');
    expect(box().value).toBe('kath');
    press('Escape');
    expect(box().value).toBe('');
  });

  it('stays closed when the input was cleared before the response arrived', async () => {
    await type('kath');
    await type('');
    respond('kath', [KATHMANDU]);
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('suggests what to do when nothing is found', async () => {
    await type('xyzzy');
    respond('xyzzy', []);
    expect(page.nativeElement.textContent).toContain('No place found for “xyzzy”');
    await announcement();
    expect(announced[0]).toContain('No place found');
  });
});
