import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { AdminUser } from '@live-tz/contracts';
import { Notices } from '../ui/notices/notices';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { UserRow } from './user-row';

const ADA: AdminUser = {
  id: '1',
  username: 'ada',
  createdAtMs: Date.parse('2026-08-10T12:00:00Z'),
  isAdmin: false,
  isDisabled: false,
  hasPassword: true,
  hasSecondFactor: false,
  zoneCount: 1,
};

describe('UserRow', () => {
  const remove = jest.fn(() => Promise.resolve());
  let page: ComponentFixture<UserRow>;
  let root: HTMLElement;

  async function open(isSelf = false): Promise<void> {
    remove.mockClear();
    const api = {
      zones: () =>
        Promise.resolve([
          {
            id: 'z',
            zone: 'Asia/Tokyo',
            label: null,
            place: 'Tokyo',
            country: 'Japan',
            latitude: null,
            longitude: null,
            position: 0,
          },
        ]),
      setDisabled: (_id: string, isDisabled: boolean) => Promise.resolve({ ...ADA, isDisabled }),
      resetLink: () =>
        Promise.resolve({ url: '/tz/reset#secret', expiresAtMs: Date.parse('2026-11-23T19:04:00Z') }),
      setAdmin: (_id: string, isAdmin: boolean) => Promise.resolve({ ...ADA, isAdmin }),
      remove,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: LocalTime, useValue: { dayAndTime: () => 'the local time' } },
        { provide: AdminApi, useValue: api },
        { provide: Notices, useValue: {} },
      ],
    });
    page = TestBed.createComponent(UserRow);
    page.componentRef.setInput('user', ADA);
    page.componentRef.setInput('isSelf', isSelf);
    await page.whenStable();
    root = page.nativeElement;
    document.body.append(root);
    await press('ada');
  }

  async function press(text: string): Promise<void> {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes(text))!.click();
    await page.whenStable();
  }

  it('shows the clocks of the user', async () => {
    await open();
    expect(root.querySelector('.zones')?.textContent).toContain('Tokyo');
    expect(root.querySelector('.head')?.textContent).toContain('1 clock · since 2026-08-10');
  });

  it('shows a reset link as an absolute URL, and when it expires', async () => {
    await open();
    await press('Create reset link');
    expect(root.querySelector('code')?.textContent).toBe('http://localhost/tz/reset#secret');
    expect(root.textContent).toContain('works once, until the local time.');
  });

  it('passes a disabled user on to the list', async () => {
    await open();
    const changed: AdminUser[] = [];
    page.componentInstance.changed.subscribe((user) => changed.push(user));
    await press('Switch off');
    expect(changed).toEqual([{ ...ADA, isDisabled: true }]);
  });

  it('passes a new administrator on to the list', async () => {
    await open();
    const changed: AdminUser[] = [];
    page.componentInstance.changed.subscribe((user) => changed.push(user));
    await press('Make administrator');
    expect(changed).toEqual([{ ...ADA, isAdmin: true }]);
  });

  it('returns the focus to the button when a deletion is cancelled', async () => {
    await open();
    await press('Delete');
    await press('Keep account');
    expect(document.activeElement?.textContent).toContain('Delete…');
  });

  it('deletes only after a second confirmation', async () => {
    await open();
    await press('Delete');
    expect(remove).not.toHaveBeenCalled();
    await press('Delete ada');
    expect(remove).toHaveBeenCalledWith('1');
  });

  it('does not let administrators disable or delete themselves', async () => {
    await open(true);
    expect(root.textContent).not.toContain('Switch off');
    expect(root.textContent).not.toContain('administrator');
    expect(root.textContent).not.toContain('Delete');
  });
});
