import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Me } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { AccountApi } from './account-api';
import { NameSettings } from './name-settings';

const ADA: Me = { id: '1', username: 'ada', createdAtMs: 0, isAdmin: false };

describe('NameSettings', () => {
  const user = signal<Me>(ADA);
  let page: ComponentFixture<NameSettings>;
  let input: HTMLInputElement;

  beforeEach(async () => {
    user.set(ADA);
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: { user } },
        { provide: AccountApi, useValue: {} },
      ],
    });
    page = TestBed.createComponent(NameSettings);
    await page.whenStable();
    input = page.nativeElement.querySelector('input');
  });

  async function type(text: string): Promise<void> {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await page.whenStable();
  }

  it('keeps what is being typed when the same account is read again', async () => {
    await type('ada-lovelace');
    user.set({ ...ADA });
    await page.whenStable();
    expect(input.value).toBe('ada-lovelace');
  });

  it('follows a user name that was changed elsewhere', async () => {
    user.set({ ...ADA, username: 'countess' });
    await page.whenStable();
    expect(input.value).toBe('countess');
  });
});
