import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Conversion, Transition, ZoneState } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { of, throwError } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { ShownMoment } from '../clock/shown-moment';
import { ConversionApi } from '../convert/conversion-api';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';
import { OwnZone } from '../zones/own-zone';
import { TransitionsApi } from '../zones/transitions-api';
import { PauseButton } from './pause-button';
import { TravelBar } from './travel-bar';

const NOW_MS = Date.parse('2026-11-26T10:42:00Z');
const CET = { offsetMinutes: 60, abbreviation: 'CET' };
const CEST = { offsetMinutes: 120, abbreviation: 'CEST' };
const FORWARD: Transition = {
  zone: 'Europe/Berlin',
  atMs: Date.parse('2027-03-28T01:00Z'),
  before: CET,
  after: CEST,
};
const BERLIN: ZoneState = { zone: 'Europe/Berlin', ...CET, next: { ...CEST, atMs: FORWARD.atMs } };

@Component({
  template: '<ltz-pause-button /><ltz-travel-bar />',
  imports: [PauseButton, TravelBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Page {}

describe('TravelBar', () => {
  const convert = jest.fn();
  const preferences = signal({ paused: false, singleKeyShortcuts: true });
  const sessionState = signal('signed-in');
  let harness: RouterTestingHarness;
  let moment: ShownMoment;

  beforeEach(() => {
    jest.useFakeTimers();
    preferences.set({ paused: false, singleKeyShortcuts: true });
    sessionState.set('signed-in');
    const local = { zone: 'Europe/Berlin', local: '', ...CET };
    convert.mockReset().mockReturnValue(
      of<Conversion>({
        utcMs: 0,
        from: { ...local, asked: '', resolution: 'exact', taken: null },
        to: [local],
      }),
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '', component: Page }]),
        {
          provide: ClockStore,
          useValue: {
            utcMs: signal(NOW_MS),
            minuteMs: signal(NOW_MS),
            rules: signal(new Map([[BERLIN.zone, BERLIN]])),
          },
        },
        { provide: RulesRelease, useValue: { release: signal('2026f') } },
        {
          provide: PreferencesStore,
          useValue: { homeZone: signal('Europe/Berlin'), hourFormat: signal('h23'), preferences },
        },
        { provide: ConversionApi, useValue: { convert } },
        { provide: TransitionsApi, useValue: { between: () => of([FORWARD]) } },
        { provide: OwnZone, useValue: { suggestion: () => Promise.resolve(null) } },
        { provide: SessionStore, useValue: { state: sessionState } },
        { provide: Notices, useValue: { say: () => undefined } },
      ],
    });
    moment = TestBed.inject(ShownMoment);
  });

  afterEach(() => jest.useRealTimers());

  async function open(url = '/'): Promise<void> {
    harness = await RouterTestingHarness.create(url);
    await settled();
  }

  async function settled(): Promise<void> {
    await jest.advanceTimersByTimeAsync(400);
    harness.detectChanges();
  }

  const root = (): HTMLElement => harness.routeNativeElement!;
  const slider = (): HTMLInputElement => root().querySelector('[type=range]')!;
  const when = (): string | undefined => root().querySelector('strong')?.textContent ?? undefined;
  const url = (): string => TestBed.inject(Router).url;

  async function press(key: string, target: EventTarget = slider(), shiftKey = false): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    await settled();
  }

  it('shows the current time at first', async () => {
    await open();
    expect([when(), slider().value, slider().getAttribute('aria-valuetext')]).toEqual([
      undefined,
      '0',
      'Now',
    ]);
    expect(document.documentElement.hasAttribute('data-travelling')).toBe(false);
  });

  it('moves all clocks by the slider, and back in its middle', async () => {
    await open();
    slider().value = '2';
    slider().dispatchEvent(new Event('input'));
    await settled();
    expect(moment.utcMs()).toBe(Date.parse('2026-11-26T11:00Z'));
    expect(when()).toBe('Thu, Nov 26, 2026, 12:00 in Berlin');
    expect(url()).toBe('/?at=2026-11-26T11:00Z');
    expect(document.documentElement.hasAttribute('data-travelling')).toBe(true);
    slider().value = '0';
    slider().dispatchEvent(new Event('input'));
    await settled();
    expect([moment.isTravelling(), url()]).toEqual([false, '/']);
  });

  it.each([
    ['ArrowRight', false, '2026-11-26T10:45Z'],
    ['ArrowLeft', true, '2026-11-26T09:45Z'],
    ['PageUp', false, '2026-11-27T10:42Z'],
    ['PageDown', false, '2026-11-25T10:42Z'],
  ])('moves by the key %s (with Shift: %s) to %s', async (key, isShift, utc) => {
    await open();
    await press(key, slider(), isShift);
    expect(moment.utcMs()).toBe(Date.parse(utc));
  });

  it.each([
    ['Home', () => slider()],
    ['Escape', () => document.body],
    ['n', () => document.body],
  ])('returns to the current time with %s', async (key, target) => {
    await open('/?at=2027-01-15T14:00Z');
    expect(moment.isTravelling()).toBe(true);
    await press(key, target());
    expect([moment.isTravelling(), url()]).toEqual([false, '/']);
  });

  it('opens with the moment of its address, by the rules of then', async () => {
    await open('/?at=2027-07-01T12:00Z');
    expect(when()).toBe('Thu, Jul 1, 2027, 14:00 in Berlin');
    expect(moment.rules().get('Europe/Berlin')).toMatchObject(CEST);
    expect(root().textContent).toContain('in 217 days');
  });

  it('shows the current time where the moment of its address cannot be read', async () => {
    moment.travelTo(0);
    await open('/?at=tomorrow');
    expect(moment.isTravelling()).toBe(false);
  });

  it('follows the address when the user goes back', async () => {
    await open('/?at=2027-07-01T12:00Z');
    await harness.navigateByUrl('/?at=2026-11-26T12:00Z');
    await settled();
    expect(moment.utcMs()).toBe(Date.parse('2026-11-26T12:00Z'));
    await harness.navigateByUrl('/');
    await settled();
    expect(moment.isTravelling()).toBe(false);
  });

  it('goes on from its end', async () => {
    await open();
    await press('PageUp');
    await press('PageUp');
    expect(moment.utcMs()).toBe(NOW_MS + 2 * MS_PER_DAY);
    expect(slider().value).toBe('0');
    await press('ArrowRight');
    expect(slider().value).toBe('1');
  });

  it('shows near moments without the server, and says so when clocks are missing', async () => {
    convert.mockReturnValue(throwError(() => new Error('offline')));
    await open('/?at=2026-12-24T17:00Z');
    expect(when()).toBe('Thu, Dec 24, 2026, 18:00 in Berlin');
    await harness.navigateByUrl('/?at=2027-07-01T12:00Z');
    await settled();
    expect(when()).toBe('Thu, Jul 1, 2027, 12:00 UTC');
    expect(root().querySelector('[role=alert]')?.textContent).toContain('some clocks cannot be shown');
  });

  it('has no shortcut of a single key where the user has switched them off', async () => {
    preferences.set({ paused: false, singleKeyShortcuts: false });
    await open('/?at=2027-01-15T14:00Z');
    await press('n', document.body);
    expect(moment.isTravelling()).toBe(true);
    await press('Escape', document.body);
    expect(moment.isTravelling()).toBe(false);
  });

  it('stands at the current minute while the clocks are paused, without a moment in the address', async () => {
    preferences.set({ paused: true, singleKeyShortcuts: true });
    await open();
    expect([moment.utcMs(), url()]).toEqual([NOW_MS, '/']);
    expect(root().querySelector('.banner')?.textContent).toMatch(/Paused at.*Resume/s);
    await press('ArrowRight');
    expect(root().querySelector('.banner')?.textContent).toContain('Back to now');
    await press('Home');
    expect(moment.utcMs()).toBe(NOW_MS);
    preferences.set({ paused: false, singleKeyShortcuts: true });
    await settled();
    expect(moment.isTravelling()).toBe(false);
  });

  it('can be paused by a visitor without an account, for as long as the page is open', async () => {
    sessionState.set('signed-out');
    await open();
    root().querySelector<HTMLElement>('[aria-label="Pause the clocks"]')!.click();
    await settled();
    expect(moment.isTravelling()).toBe(true);
    root().querySelector<HTMLElement>('.banner button')!.click();
    await settled();
    expect(moment.isTravelling()).toBe(false);
  });

  it('goes on by the button that paused it, which keeps the focus', async () => {
    sessionState.set('signed-out');
    await open();
    const button = root().querySelector<HTMLElement>('ltz-pause-button button')!;
    button.focus();
    button.click();
    await settled();
    expect([button.ariaLabel ?? button.getAttribute('aria-label'), document.activeElement]).toEqual([
      'Resume the clocks',
      button,
    ]);
    button.click();
    await settled();
    expect(moment.isTravelling()).toBe(false);
  });

  it('offers no pause while the user has moved the clocks, which stand then', async () => {
    await open('/?at=2027-01-15T14:00Z');
    expect(root().querySelector('ltz-pause-button button')).toBeNull();
  });

  it('leaves the clocks of other pages at the current time', async () => {
    await open('/?at=2027-07-01T12:00Z');
    TestBed.resetTestingModule();
    expect(document.documentElement.hasAttribute('data-travelling')).toBe(false);
  });
});
