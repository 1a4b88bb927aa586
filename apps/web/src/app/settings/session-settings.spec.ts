import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { UserSession } from '@live-tz/contracts';
import { problemError } from '../http/testing/problem-error';
import { SessionSettings } from './session-settings';
import { SessionsApi } from './sessions-api';

const HERE: UserSession = {
  id: 'here',
  device: 'Firefox on Linux',
  createdAtMs: Date.UTC(2026, 10, 23, 9),
  lastSeenAtMs: Date.UTC(2026, 10, 26, 9),
  isCurrent: true,
};
const PHONE: UserSession = {
  id: 'phone',
  device: 'Safari on iPhone',
  createdAtMs: Date.UTC(2026, 10, 22, 23, 59),
  lastSeenAtMs: Date.UTC(2026, 10, 25, 14, 40),
  isCurrent: false,
};

describe('SessionSettings', () => {
  let sessions: UserSession[];
  const api = {
    list: jest.fn(() => Promise.resolve(sessions)),
    end: jest.fn((id: string) => {
      sessions = sessions.filter((session) => session.id !== id);
      return Promise.resolve();
    }),
    endOthers: jest.fn(() => {
      sessions = [HERE];
      return Promise.resolve();
    }),
  };
  let page: ComponentFixture<SessionSettings>;
  let root: HTMLElement;

  async function open(...given: UserSession[]): Promise<void> {
    sessions = given;
    jest.clearAllMocks();
    TestBed.configureTestingModule({ providers: [{ provide: SessionsApi, useValue: api }] });
    page = TestBed.createComponent(SessionSettings);
    await page.whenStable();
    root = page.nativeElement;
  }

  async function press(name: string): Promise<void> {
    const named = (button: HTMLElement) =>
      (button.getAttribute('aria-label') ?? button.textContent)?.trim() === name;
    [...root.querySelectorAll('button')].find(named)!.click();
    await page.whenStable();
  }

  const textOf = (each: Element) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const rows = () =>
    [...root.querySelectorAll('li')].map((row) => [...row.querySelectorAll('p, button')].map(textOf));
  const status = () => root.querySelector('[role=status]')?.textContent?.trim();

  it('lists each device with its first and last use, and marks this one', async () => {
    await open(HERE, PHONE);
    expect(rows()).toEqual([
      ['Firefox on Linux This device', 'Signed in Mon, Nov 23.'],
      ['Safari on iPhone', 'Signed in Sun, Nov 22. Last used Wed, Nov 25, about 14:00 UTC.', 'Sign out'],
    ]);
  });

  it('signs out one device', async () => {
    await open(HERE, PHONE);
    await press('Sign out Safari on iPhone');
    expect(api.end).toHaveBeenCalledWith('phone');
    expect(rows()).toHaveLength(1);
    expect(status()).toBe('Safari on iPhone is signed out.');
  });

  it('shows the same for a session that has ended in the meantime', async () => {
    await open(HERE, PHONE);
    sessions = [HERE];
    api.end.mockRejectedValueOnce(problemError('not-found'));
    await press('Sign out Safari on iPhone');
    expect(rows()).toHaveLength(1);
    expect(status()).toBe('Safari on iPhone is signed out.');
  });

  it('signs out all others', async () => {
    await open(HERE, PHONE, { ...PHONE, id: 'tablet' });
    await press('Sign out other devices');
    expect(api.endOthers).toHaveBeenCalledTimes(1);
    expect(rows()).toHaveLength(1);
  });

  it('offers nothing to sign out where there is only this device', async () => {
    await open(HERE);
    expect(root.querySelectorAll('button')).toHaveLength(0);
  });

  it('keeps the list and shows the failure of the server', async () => {
    await open(HERE, PHONE);
    api.end.mockRejectedValueOnce(new Error('no'));
    await press('Sign out Safari on iPhone');
    expect(rows()).toHaveLength(2);
    expect(status()).toContain('Something went wrong');
  });
});
