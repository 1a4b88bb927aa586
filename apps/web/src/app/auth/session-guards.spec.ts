import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { UrlTree } from '@angular/router';
import type { Me } from '@live-tz/contracts';
import { safeReturnTo, signedInOnly } from './session-guards';
import { type SessionState, SessionStore } from './session-store';

const ADA: Me = { id: '1', username: 'ada', createdAtMs: 0, isAdmin: false };

describe('signedInOnly', () => {
  async function leadTo(url: string, state: SessionState, user: Me | null): Promise<string> {
    TestBed.configureTestingModule({
      providers: [
        {
          provide: SessionStore,
          useValue: { known: () => Promise.resolve(), state: signal(state), user: signal(user) },
        },
      ],
    });
    const result = await TestBed.runInInjectionContext(() =>
      signedInOnly({} as ActivatedRouteSnapshot, { url } as RouterStateSnapshot),
    );
    return result instanceof UrlTree ? result.toString() : `${url} (${String(result)})`;
  }

  it('opens a page for a signed-in user', async () => {
    expect(await leadTo('/settings', 'signed-in', ADA)).toBe('/settings (true)');
  });

  it('leads others to the sign-in, which returns them', async () => {
    expect(await leadTo('/settings', 'signed-out', null)).toBe('/login?returnTo=%2Fsettings');
  });

  it('leads a user who needs a second factor to its setup, and nowhere from there', async () => {
    const user = { ...ADA, needsSecondFactor: true };
    expect(await leadTo('/', 'signed-in', user)).toBe('/two-step');
    TestBed.resetTestingModule();
    expect(await leadTo('/two-step', 'signed-in', user)).toBe('/two-step (true)');
  });
});

describe('safeReturnTo', () => {
  it.each(['/', '/settings', '/settings?a=b#c'])('follows %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'settings',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ])('does not follow %s', (path) => {
    expect(safeReturnTo(path)).toBe('/');
  });
});
