import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { SessionStore } from '../auth/session-store';
import { AccountApi } from './account-api';
import { DataSettings } from './data-settings';

describe('DataSettings', () => {
  const remove = jest.fn(() => Promise.resolve());
  const leave = jest.fn(() => Promise.resolve());
  let page: ComponentFixture<DataSettings>;
  let root: HTMLElement;

  beforeEach(async () => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: AccountApi, useValue: { remove, exportUrl: 'api/v1/users/me/export' } },
        { provide: SessionStore, useValue: { user: signal({ username: 'ada' }), leave } },
      ],
    });
    page = TestBed.createComponent(DataSettings);
    await page.whenStable();
    root = page.nativeElement;
    root.querySelector<HTMLElement>('button.danger')!.click();
    await page.whenStable();
  });

  async function confirmWith(name: string): Promise<void> {
    const box = root.querySelector('input')!;
    box.value = name;
    box.dispatchEvent(new Event('input'));
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.whenStable();
  }

  it('offers the export as a download', () => {
    const link = root.querySelector<HTMLAnchorElement>('a[download]')!;
    expect(link.getAttribute('href')).toBe('api/v1/users/me/export');
  });

  it('deletes nothing until the user name is typed', async () => {
    await confirmWith('adam');
    expect(remove).not.toHaveBeenCalled();
    expect(root.textContent).toContain('Type ada to delete this account.');
  });

  it('deletes the account and signs out', async () => {
    await confirmWith('ada');
    expect(remove).toHaveBeenCalledTimes(1);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('stays signed in and shows the failure when the server refuses', async () => {
    remove.mockRejectedValueOnce(new Error('no'));
    await confirmWith('ada');
    expect(leave).not.toHaveBeenCalled();
    expect(root.querySelector('[role=status]')?.textContent).toContain('Something went wrong');
  });
});
