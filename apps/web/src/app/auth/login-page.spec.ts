import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { signal } from '@angular/core';
import type { LogIn, Problem, RegistrationMode } from '@live-tz/contracts';
import { API_PROSE, problemError } from '../http/testing/problem-error';
import { AuthPolicyStore } from './auth-policy-store';
import { LoginPage } from './login-page';
import { SessionStore } from './session-store';

describe('LoginPage', () => {
  let sent: LogIn[];
  let response: () => Promise<void>;

  async function open(registration: RegistrationMode = 'open') {
    sent = [];
    const session = {
      signIn: (logIn: LogIn) => {
        sent.push(logIn);
        return response();
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SessionStore, useValue: session },
        { provide: AuthPolicyStore, useValue: { registration: signal(registration) } },
      ],
    });
    const page = TestBed.createComponent(LoginPage);
    document.body.append(page.nativeElement);
    await page.whenStable();
    return page;
  }

  async function submit(page: Awaited<ReturnType<typeof open>>, username: string, password: string) {
    const root: HTMLElement = page.nativeElement;
    for (const [name, value] of [
      ['username', username],
      ['password', password],
    ]) {
      const box = root.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
      box.value = value!;
      box.dispatchEvent(new Event('input'));
    }
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.whenStable();
    return root;
  }

  it('asks for a missing value below its field, and focuses the field', async () => {
    const root = await submit(await open(), 'ada', '');
    const box = root.querySelector<HTMLInputElement>('input[name=password]')!;
    expect(document.getElementById(box.getAttribute('aria-describedby')!)?.textContent).toBe(
      'Enter your password.',
    );
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(box);
    expect(sent).toEqual([]);
  });

  it('opens the page that the user wanted', async () => {
    response = () => Promise.resolve();
    const page = await open();
    page.componentRef.setInput('returnTo', '/settings');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await submit(page, ' ada ', 'correct horse');
    expect(sent).toEqual([{ username: 'ada', password: 'correct horse' }]);
    expect(navigate).toHaveBeenCalledWith('/settings');
  });

  it.each([
    ['open', 'Create account', 1],
    ['invite', 'Ask an administrator for an invitation link.', 0],
    ['closed', 'Ask an administrator to create an account for you.', 0],
  ] as const)('offers only what is possible while registration is %s', async (registration, text, links) => {
    const root: HTMLElement = (await open(registration)).nativeElement;
    expect(root.textContent).toContain(text);
    expect(root.querySelectorAll('a[href="/register"]')).toHaveLength(links);
  });

  describe('after too many attempts', () => {
    // Angular's own scheduling keeps its real timers.
    beforeEach(() =>
      jest.useFakeTimers({
        doNotFake: ['setTimeout', 'clearTimeout', 'queueMicrotask', 'nextTick', 'requestAnimationFrame'],
      }),
    );
    afterEach(() => jest.useRealTimers());

    it('counts down for the refused name, and accepts another attempt at the end', async () => {
      response = () => Promise.reject(problemError('throttled', { code: 'too-many-attempts' }, 660));
      const page = await open();
      const root = await submit(page, 'ada', 'right');
      const button = root.querySelector<HTMLButtonElement>('button[type=submit]')!;
      expect(root.querySelector('[role=alert]')?.textContent).toBe(
        'Too many attempts. Try again in 11 minutes.',
      );
      expect(root.querySelector('[role=timer]')?.textContent).toBe('You can try again in 11:00.');
      expect(button.disabled).toBe(true);
      jest.advanceTimersByTime(1000);
      await page.whenStable();
      expect(root.querySelector('[role=timer]')?.textContent).toContain('10:59');
      const box = root.querySelector<HTMLInputElement>('input[name=username]')!;
      box.value = 'grace';
      box.dispatchEvent(new Event('input'));
      await page.whenStable();
      expect(button.disabled).toBe(false);
      box.value = 'ada';
      box.dispatchEvent(new Event('input'));
      jest.advanceTimersByTime(659_000);
      await page.whenStable();
      expect(button.disabled).toBe(false);
    });
  });

  it('says that the password is wrong, and accepts another attempt', async () => {
    response = () => Promise.reject(problemError('unauthenticated', { code: 'credentials-wrong' }));
    const root = await submit(await open(), 'ada', 'wrong');
    expect(root.querySelector('[role=alert]')?.textContent).toBe(
      'User name and password do not match. Check both.',
    );
    expect(root.querySelector('button[type=submit]')?.hasAttribute('disabled')).toBe(false);
  });

  describe('for a user with a second factor', () => {
    const NEEDED: Partial<Problem> = {
      code: 'second-factor',
      secondFactor: { methods: ['totp', 'recovery-code'], passkeyOptions: null },
    };
    const WRONG = { ...NEEDED, errors: [{ field: 'code', message: API_PROSE }] };

    function box(root: HTMLElement): HTMLInputElement {
      return root.querySelector<HTMLInputElement>('input[autocomplete=one-time-code]')!;
    }

    async function giveCode(page: Awaited<ReturnType<typeof open>>, code: string): Promise<void> {
      box(page.nativeElement).value = code;
      box(page.nativeElement).dispatchEvent(new Event('input'));
      page.nativeElement.querySelector('form').dispatchEvent(new Event('submit', { cancelable: true }));
      await page.whenStable();
    }

    it('shows the second step, which is no failure, and sends the code with the credentials', async () => {
      response = () => Promise.reject(problemError('unauthenticated', NEEDED));
      const page = await open();
      const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
      const root = await submit(page, 'ada', 'correct horse');
      expect(root.querySelector('[role=alert]')).toBeNull();
      expect(root.querySelector('input[name=password]')).toBeNull();
      expect(document.activeElement).toBe(box(root));
      expect(navigate).not.toHaveBeenCalled();

      response = () => Promise.resolve();
      await giveCode(page, '123456');
      expect(sent.at(-1)).toEqual({ username: 'ada', password: 'correct horse', code: '123456' });
      expect(navigate).toHaveBeenCalledWith('/');
    });

    it('says below the field that a code is missing or wrong, and starts again on request', async () => {
      response = () => Promise.reject(problemError('unauthenticated', NEEDED));
      const page = await open();
      const root = await submit(page, 'ada', 'correct horse');
      await giveCode(page, ' ');
      expect(root.textContent).toContain('Enter your code.');
      response = () => Promise.reject(problemError('unauthenticated', WRONG));
      await giveCode(page, '000000');
      expect(root.textContent).toContain('This code is wrong or was used before.');
      expect(sent).toHaveLength(2);
      [...root.querySelectorAll('button')]
        .find(({ textContent }) => /someone else/.test(textContent ?? ''))!
        .click();
      await page.whenStable();
      expect(root.querySelector<HTMLInputElement>('input[name=password]')!.value).toBe('');
      expect(box(root)).toBeNull();
    });
  });
});
