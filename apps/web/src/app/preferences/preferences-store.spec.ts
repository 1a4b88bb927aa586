import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Preferences } from '@live-tz/contracts';
import { problemInterceptor } from '../http/problem-interceptor';
import { putPageData } from '../http/testing/page-data';
import { PreferencesStore } from './preferences-store';
import { rememberedTheme } from './theme';

const URL = 'api/v1/users/me/preferences';
const SAVED: Preferences = {
  hourCycle: 'h23',
  showSeconds: true,
  theme: 'light',
  homeZone: 'Europe/Berlin',
  paused: false,
  singleKeyShortcuts: true,
};

describe('PreferencesStore', () => {
  let http: HttpTestingController;
  let store: PreferencesStore;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PreferencesStore);
    const loaded = store.load();
    http.expectOne(URL).flush(SAVED);
    await loaded;
  });

  it('applies the theme to the page, and remembers it for the next first paint', () => {
    expect(document.documentElement.dataset['theme']).toBe('light');
    expect(rememberedTheme()).toBe('light');
  });

  it('is not loaded again for a caller who waits until it is known', async () => {
    await store.known();
    http.expectNone(URL);
  });

  it('starts from the document, and is read from the server later', async () => {
    putPageData({ preferences: { ...SAVED, theme: 'dark' } });
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PreferencesStore);
    void store.load();
    http.expectNone(URL);
    expect(store.preferences()).toEqual({ ...SAVED, theme: 'dark' });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(rememberedTheme()).toBe('dark');
    const again = store.load();
    http.expectOne(URL).flush(SAVED);
    await again;
    expect(store.preferences()).toEqual(SAVED);
  });

  it('shows a change before it is saved', async () => {
    const saving = store.change({ theme: 'dark' });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    http.expectOne(URL).flush({ ...SAVED, theme: 'dark' });
    await saving;
    expect(store.preferences().theme).toBe('dark');
  });

  it('shows a change made on another page', async () => {
    const reading = store.refresh();
    http.expectOne(URL).flush({ ...SAVED, hourCycle: 'h12', theme: 'dark' });
    await reading;
    expect(store.hourFormat()).toBe('h12');
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('saves its own change before it reads those of another page', async () => {
    const saving = store.change({ theme: 'dark' });
    await store.refresh();
    http.expectOne({ method: 'PATCH', url: URL }).flush({ ...SAVED, theme: 'dark' });
    await saving;
    http.expectOne({ method: 'GET', url: URL }).flush({ ...SAVED, theme: 'dark', showSeconds: false });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.preferences()).toEqual({ ...SAVED, theme: 'dark', showSeconds: false });
  });

  it('undoes a change that could not be saved', async () => {
    const saving = store.change({ theme: 'dark', homeZone: null });
    http.expectOne(URL).error(new ProgressEvent('error'));
    await expect(saving).rejects.toThrow('cannot be reached');
    expect(store.preferences()).toEqual(SAVED);
    expect(document.documentElement.dataset['theme']).toBe('light');
  });
});
