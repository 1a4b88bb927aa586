import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter, Router } from '@angular/router';
import type { NewAccount, RegistrationMode } from '@live-tz/contracts';
import { of } from 'rxjs';
import { problemError } from '../http/testing/problem-error';
import { AuthPolicyStore } from './auth-policy-store';
import { LinksApi } from './links-api';
import { RegisterPage } from './register-page';
import { SessionStore } from './session-store';

describe('RegisterPage', () => {
  let sent: NewAccount[];

  async function open(
    registration: RegistrationMode,
    token = '',
    isValid = true,
    returnTo?: string,
  ): Promise<HTMLElement> {
    sent = [];
    const check = () =>
      isValid ? Promise.resolve() : Promise.reject(problemError('invalid', { code: 'invitation-void' }));
    const policy = {
      registration: signal(registration),
      current: signal({ registration, siteWords: [] }),
      error: signal(undefined),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ActivatedRoute, useValue: { fragment: of(token) } },
        { provide: AuthPolicyStore, useValue: policy },
        { provide: LinksApi, useValue: { checkInvitation: check } },
        {
          provide: SessionStore,
          useValue: { register: (account: NewAccount) => Promise.resolve(sent.push(account)) },
        },
      ],
    });
    jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const page = TestBed.createComponent(RegisterPage);
    page.componentRef.setInput('returnTo', returnTo);
    document.body.append(page.nativeElement);
    await page.whenStable();
    return page.nativeElement;
  }

  async function submit(root: HTMLElement): Promise<void> {
    for (const [name, value] of [
      ['username', ' ada '],
      ['password', 'three long words'],
    ]) {
      const box = root.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
      box.value = value!;
      box.dispatchEvent(new Event('input'));
    }
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));
  }

  it.each([
    ['invite', 'You need an invitation link'],
    ['closed', 'Only administrators create accounts here.'],
  ] as const)('offers no form while registration is %s', async (registration, text) => {
    const root = await open(registration);
    expect(root.querySelector('form')).toBeNull();
    expect(root.textContent).toContain(text);
  });

  it('creates an account without an invitation where registration is open', async () => {
    await submit(await open('open'));
    expect(sent).toEqual([{ username: 'ada', password: 'three long words' }]);
  });

  it.each([
    ['/s/secret', '/s/secret'],
    ['//elsewhere', '/'],
    [undefined, '/'],
  ])('leads from there to %s, within the app', async (returnTo, path) => {
    await submit(await open('open', '', true, returnTo));
    expect(TestBed.inject(Router).navigateByUrl).toHaveBeenCalledWith(path);
  });

  it.each(['invite', 'closed'] as const)(
    'sends the valid invitation of its link while registration is %s',
    async (registration) => {
      await submit(await open(registration, 'secret'));
      expect(sent).toEqual([{ username: 'ada', password: 'three long words', invitation: 'secret' }]);
    },
  );

  it('says that an invitation is void, and needs none where registration is open', async () => {
    const root = await open('invite', 'secret', false);
    expect(root.querySelector('[role=alert]')?.textContent).toContain('has been used, revoked or is too old');
    expect(root.querySelector('form')).toBeNull();
    TestBed.resetTestingModule();
    await submit(await open('open', 'secret', false));
    expect(sent).toEqual([{ username: 'ada', password: 'three long words' }]);
  });
});
