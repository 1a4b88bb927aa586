import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { problemInterceptor } from '../http/problem-interceptor';
import { API_PROSE } from '../http/testing/problem-error';
import { reauthenticationInterceptor } from './reauthentication-interceptor';
import { SessionStore } from './session-store';

const FORBIDDEN = { status: 403, statusText: 'Forbidden' };
const REAUTHENTICATION_REQUIRED = {
  type: 'urn:live-tz:problem:forbidden',
  title: 'Forbidden',
  status: 403,
  detail: API_PROSE,
  code: 'reauthentication-required',
  requestId: 'r',
};
const WRONG = {
  type: 'urn:live-tz:problem:invalid',
  title: 'Invalid',
  status: 400,
  detail: API_PROSE,
  code: 'password-wrong',
  errors: [{ field: 'password', message: API_PROSE }],
  requestId: 'r',
};
const CANCELLED = 'Enter your password again to continue.';

describe('a request that requires the password again', () => {
  let http: HttpTestingController;
  let result: Promise<string>;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([reauthenticationInterceptor, problemInterceptor])),
        provideHttpClientTesting(),
        { provide: SessionStore, useValue: { user: signal({ username: 'ada' }) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    result = send('api/v1/users/me');
    http.expectOne('api/v1/users/me').flush(REAUTHENTICATION_REQUIRED, FORBIDDEN);
    await shown('input[type=password]');
  });

  afterEach(async () => {
    button('Cancel')?.click();
    await gone('ltz-password-dialog');
    http.verify();
  });

  function send(path: string): Promise<string> {
    return firstValueFrom(TestBed.inject(HttpClient).delete(path)).then(
      () => 'done',
      (error: Error) => error.message,
    );
  }

  function button(label: string): HTMLButtonElement | undefined {
    return [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === label);
  }

  async function give(password: string): Promise<void> {
    const box = document.querySelector<HTMLInputElement>('input[type=password]')!;
    box.value = password;
    box.dispatchEvent(new Event('input'));
    document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  }

  function confirmationRequest(): TestRequest {
    return http.expectOne('api/v1/auth/reauthenticate');
  }

  it('is sent once more after the password is confirmed', async () => {
    await give('three long words');
    const confirmation = confirmationRequest();
    expect(confirmation.request.body).toEqual({ password: 'three long words' });
    confirmation.flush(null, { status: 204, statusText: 'No Content' });
    await gone('ltz-password-dialog');
    http.expectOne('api/v1/users/me').flush(null, { status: 204, statusText: 'No Content' });
    expect(await result).toBe('done');
  });

  it('asks for the second factor of a user who has one, after the password', async () => {
    await give('three long words');
    confirmationRequest().flush(
      {
        ...REAUTHENTICATION_REQUIRED,
        code: 'second-factor',
        secondFactor: { methods: ['totp'], passkeyOptions: null },
      },
      FORBIDDEN,
    );
    await shown('input[autocomplete=one-time-code]');
    const box = document.querySelector<HTMLInputElement>('input[autocomplete=one-time-code]')!;
    box.value = '123456';
    box.dispatchEvent(new Event('input'));
    document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    const confirmation = confirmationRequest();
    expect(confirmation.request.body).toEqual({ password: 'three long words', code: '123456' });
    confirmation.flush(null, { status: 204, statusText: 'No Content' });
    await gone('ltz-password-dialog');
    http.expectOne('api/v1/users/me').flush(null, { status: 204, statusText: 'No Content' });
    expect(await result).toBe('done');
  });

  it('fails with its problem when the user cancels', async () => {
    button('Cancel')!.click();
    expect(await result).toBe(CANCELLED);
  });

  it('asks again after a wrong password, with the reason below the field', async () => {
    await give('not it');
    confirmationRequest().flush(WRONG, { status: 400, statusText: 'Bad Request' });
    await shown('ltz-password-dialog [aria-invalid]');
    const box = document.querySelector<HTMLInputElement>('input[type=password]')!;
    expect(document.getElementById(box.getAttribute('aria-describedby')!)?.textContent).toBe(
      'This is not your current password.',
    );
    await give('three long words');
    confirmationRequest().flush(null, { status: 204, statusText: 'No Content' });
    await gone('ltz-password-dialog');
    http.expectOne('api/v1/users/me').flush(null, { status: 204, statusText: 'No Content' });
    expect(await result).toBe('done');
  });

  it('shares the dialog with another pending request', async () => {
    const other = send('api/v1/admin/users/1');
    http.expectOne('api/v1/admin/users/1').flush(REAUTHENTICATION_REQUIRED, FORBIDDEN);
    await settled();
    expect(document.querySelectorAll('ltz-password-dialog')).toHaveLength(1);
    button('Cancel')!.click();
    expect(await Promise.all([result, other])).toEqual([CANCELLED, CANCELLED]);
  });

  it('opens a dialog with a name, which sends nothing while the field is empty', async () => {
    await give('');
    http.expectNone('api/v1/auth/reauthenticate');
    const dialog = document.querySelector('[role=dialog]')!;
    expect(document.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent).toBe(
      'Confirm that it is you',
    );
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
async function shown(selector: string): Promise<void> {
  while (document.querySelector(selector) === null) await settled();
}
async function gone(selector: string): Promise<void> {
  while (document.querySelector(selector) !== null) await settled();
}
