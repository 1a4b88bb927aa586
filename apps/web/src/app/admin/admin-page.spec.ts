import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AdminUser } from '@live-tz/contracts';
import { of } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { AppHeader } from '../shell/app-header';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { AdminPage } from './admin-page';

@Component({ selector: 'ltz-app-header', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class NoHeader {}

function userOf(username: string): AdminUser {
  return {
    id: username,
    username,
    createdAtMs: 0,
    isAdmin: false,
    isDisabled: false,
    hasPassword: true,
    hasSecondFactor: false,
    zoneCount: 0,
  };
}

describe('AdminPage', () => {
  let page: ComponentFixture<AdminPage>;
  let root: HTMLElement;

  beforeEach(async () => {
    const api = {
      search: () => of(['ada', 'bob', 'cyd'].map(userOf)),
      zones: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
      create: (username: string) =>
        Promise.resolve({
          user: { ...userOf(username), hasPassword: false },
          link: { url: '/reset#secret', expiresAtMs: Date.parse('2026-11-30T19:04:00Z') },
        }),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: LocalTime, useValue: { dayAndTime: () => 'the local time' } },
        { provide: AdminApi, useValue: api },
        { provide: SessionStore, useValue: { user: signal({ id: 'me', isAdmin: true }) } },
      ],
    });
    TestBed.overrideComponent(AdminPage, { remove: { imports: [AppHeader] }, add: { imports: [NoHeader] } });
    page = TestBed.createComponent(AdminPage);
    root = page.nativeElement;
    document.body.append(root);
    // The search waits for a pause in typing.
    await new Promise((resolve) => setTimeout(resolve, 250));
    await page.whenStable();
  });
  afterEach(() => root.remove());

  async function press(text: string): Promise<void> {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes(text))!.click();
    await page.whenStable();
  }

  async function remove(username: string): Promise<void> {
    await press(username);
    await press('Delete…');
    await press(`Delete ${username}`);
    await page.whenStable();
  }

  const focused = () => document.activeElement?.textContent;

  it('focuses the next row after a deletion, then the last one, then the heading', async () => {
    await remove('bob');
    expect(focused()).toContain('cyd');
    await remove('cyd');
    expect(focused()).toContain('ada');
    await remove('ada');
    expect(focused()).toBe('People');
  });

  it('creates an account, lists it first, and shows its link once', async () => {
    const box = root.querySelector<HTMLInputElement>('input[name=new-username]')!;
    box.value = 'zoe';
    box.dispatchEvent(new Event('input'));
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.whenStable();
    expect(root.querySelector('code')?.textContent).toBe('http://localhost/reset#secret');
    const rows = [...root.querySelectorAll('.head')].map((row) => row.textContent);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('zoe');
    expect(rows[0]).toContain('No password yet');
  });
});
