import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter } from '@angular/router';
import type { CheckedResetLink, PasswordReset } from '@live-tz/contracts';
import { of } from 'rxjs';
import { problemError } from '../http/testing/problem-error';
import { AuthPolicyStore } from './auth-policy-store';
import { LinksApi } from './links-api';
import { ResetPage } from './reset-page';

describe('ResetPage', () => {
  let sent: PasswordReset[];

  async function open(check: () => Promise<CheckedResetLink>, token = 'secret') {
    sent = [];
    const links = {
      checkResetLink: check,
      resetPassword: (reset: PasswordReset) => Promise.resolve(sent.push(reset)),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ActivatedRoute, useValue: { fragment: of(token) } },
        { provide: AuthPolicyStore, useValue: { current: signal(null) } },
        { provide: LinksApi, useValue: links },
      ],
    });
    const page = TestBed.createComponent(ResetPage);
    document.body.append(page.nativeElement);
    await page.whenStable();
    return { page, root: page.nativeElement as HTMLElement };
  }

  it('sets the password of the link’s user, whose name it offers to password managers', async () => {
    const { page, root } = await open(() => Promise.resolve({ username: 'ada', isFirstPassword: false }));
    expect(root.querySelector('h1')?.textContent).toBe('Choose a new password');
    expect(root.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value).toBe('ada');
    const box = root.querySelector<HTMLInputElement>('input[name=new-password]')!;
    box.value = 'three long words';
    box.dispatchEvent(new Event('input'));
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.whenStable();
    expect(sent).toEqual([{ token: 'secret', newPassword: 'three long words' }]);
    expect(root.querySelector('[role=status]')?.textContent).toContain('Your password is set.');
  });

  it('welcomes the user of a new account', async () => {
    const { root } = await open(() => Promise.resolve({ username: 'ada', isFirstPassword: true }));
    expect(root.querySelector('h1')?.textContent).toBe('Choose a password');
    expect(root.textContent).toContain('Your user name is ada.');
  });

  it('says at once that the account is switched off, without a form', async () => {
    const { root } = await open(() =>
      Promise.reject(problemError('forbidden', { code: 'account-disabled' })),
    );
    expect(root.querySelector('[role=alert]')?.textContent).toBe(
      'Your account is switched off. Ask an administrator.',
    );
    expect(root.querySelector('form')).toBeNull();
  });

  it('says that a link without a token is incomplete, and sends nothing', async () => {
    const check = jest.fn();
    const { root } = await open(check, '');
    expect(root.textContent).toContain('This link is incomplete.');
    expect(check).not.toHaveBeenCalled();
  });
});
