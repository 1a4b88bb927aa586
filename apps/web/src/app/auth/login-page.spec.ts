import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Credentials } from '@live-tz/contracts';
import { ProblemError } from '../http/problem-error';
import { LoginPage } from './login-page';
import { SessionStore } from './session-store';

describe('LoginPage', () => {
  let sent: Credentials[];
  let answer: () => Promise<void>;

  async function open() {
    sent = [];
    const session = {
      signIn: (credentials: Credentials) => {
        sent.push(credentials);
        return answer();
      },
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: SessionStore, useValue: session }],
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
      'Type your password.',
    );
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(box);
    expect(sent).toEqual([]);
  });

  it('opens the page that the user wanted', async () => {
    answer = () => Promise.resolve();
    const page = await open();
    page.componentRef.setInput('returnTo', '/settings');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await submit(page, ' ada ', 'correct horse');
    expect(sent).toEqual([{ username: 'ada', password: 'correct horse' }]);
    expect(navigate).toHaveBeenCalledWith('/settings');
  });

  it('shows the message of the server', async () => {
    const detail = 'User name or password is wrong.';
    answer = () =>
      Promise.reject(new ProblemError({ type: '', title: '', status: 401, detail, requestId: '' }));
    const root = await submit(await open(), 'ada', 'wrong');
    expect(root.querySelector('[role=alert]')?.textContent).toBe(detail);
    expect(root.querySelector('button[type=submit]')?.hasAttribute('disabled')).toBe(false);
  });
});
