import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { REAUTHENTICATION_LIFETIME_MS, TOKEN_SCOPES, type TokenScope } from '@live-tz/contracts';
import { SystemClock } from '../config/system-clock';
import type { Config } from '../config/env';
import { AccessGuard } from './access.guard';
import { AdminOnly } from './admin-only.decorator';
import { Public } from './public.decorator';
import { RecentAuthentication } from './recent-authentication.decorator';
import type { RefusedAccessLog } from './refused-access-log';
import { SecondFactorSetup } from './required-second-factor';
import { SessionOnly, WithToken } from './token-scope.decorator';

const NOW_MS = 1_795_000_000_000;

class Operations {
  @RecentAuthentication()
  powerful(): void {
    // Has its own decorator only.
  }

  @AdminOnly()
  administrative(): void {
    // The same on a method.
  }

  @SecondFactorSetup()
  setup(): void {
    // Open to users who still have to set up a second factor.
  }

  @RecentAuthentication('of-second-factor')
  passwordChange(): void {
    // Requires the password by itself.
  }

  @WithToken('boards:read')
  readable(): void {
    // Open to tokens with the scope.
  }

  @Public()
  open(): void {
    // Open to everyone.
  }

  @Public()
  @SessionOnly()
  signIn(): void {
    // Begins a session.
  }

  harmless(): void {
    // Has no decorator.
  }
}

describe('AccessGuard', () => {
  const note = jest.fn();
  const clock = { nowMs: () => NOW_MS } as SystemClock;
  const config = { auth: { requireSecondFactor: 'none' } };
  const guard = new AccessGuard(
    new Reflector(),
    clock,
    { note } as unknown as RefusedAccessLog,
    config as Config,
  );

  beforeEach(() => note.mockClear());

  function enter(
    operation: keyof Operations,
    reauthenticatedAtMs?: number,
    user = {},
    scopes?: TokenScope[],
  ): boolean {
    const request = {
      ...(scopes && { accessToken: { scopes } }),
      user: { id: 'id', isAdmin: false, hasSecondFactor: false, ...user },
      session: { reauthenticatedAtMs },
    };
    return guard.canActivate({
      getType: () => 'http',
      getClass: () => Operations,
      getHandler: () => Operations.prototype[operation],
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext);
  }

  it.each([0, 1, REAUTHENTICATION_LIFETIME_MS - 1])(
    'admits a user who gave the password %i ms ago',
    (ageMs) => {
      expect(enter('powerful', NOW_MS - ageMs)).toBe(true);
    },
  );

  it.each([
    ['exactly at the limit', NOW_MS - REAUTHENTICATION_LIFETIME_MS],
    ['at an unknown time', undefined],
    ['on a clock that was far ahead', NOW_MS + REAUTHENTICATION_LIFETIME_MS],
  ])('requires the password again from a user who gave it %s', (_when, atMs) => {
    expect(() => enter('powerful', atMs)).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'reauthentication-required' }),
    );
    expect(note).toHaveBeenCalledWith(expect.anything(), 'id', 'reauthentication-required');
    expect(enter('harmless', atMs)).toBe(true);
  });

  it('requires the password again of users with a second factor before they change it', () => {
    expect(enter('passwordChange')).toBe(true);
    const enterWithFactor = (atMs?: number) => enter('passwordChange', atMs, { hasSecondFactor: true });
    expect(enterWithFactor).toThrow(expect.objectContaining({ code: 'reauthentication-required' }));
    expect(enterWithFactor(NOW_MS)).toBe(true);
  });

  it.each<[required: string, isAdmin: boolean, isRefused: boolean]>([
    ['none', true, false],
    ['admins', false, false],
    ['admins', true, true],
    ['everyone', false, true],
  ])(
    'with REQUIRE_SECOND_FACTOR=%s and isAdmin %p: refuses a user without a second factor: %p',
    (required, isAdmin, isRefused) => {
      config.auth.requireSecondFactor = required;
      const enterWithout = () => enter('harmless', NOW_MS, { isAdmin });
      if (isRefused) expect(enterWithout).toThrow(expect.objectContaining({ code: 'second-factor-missing' }));
      else expect(enterWithout()).toBe(true);
      expect(enter('setup', NOW_MS, { isAdmin })).toBe(true);
      expect(enter('harmless', NOW_MS, { isAdmin, hasSecondFactor: true })).toBe(true);
      config.auth.requireSecondFactor = 'none';
    },
  );

  describe('with a token', () => {
    const enterBy = (operation: keyof Operations, ...scopes: TokenScope[]) =>
      enter(operation, NOW_MS, { isAdmin: true }, scopes);

    it('admits a request that has the scope, or that needs none', () => {
      expect(enterBy('readable', 'boards:read')).toBe(true);
      expect(enterBy('readable', 'boards:write')).toBe(true);
      expect(enterBy('open', 'clock:read')).toBe(true);
    });

    it('names the missing scope, and logs the refusal', () => {
      expect(() => enterBy('readable', 'clock:read')).toThrow('lacks the scope boards:read');
      expect(note).toHaveBeenCalledWith(expect.anything(), 'id', 'token-insufficient');
    });

    it.each(['harmless', 'powerful', 'administrative', 'setup', 'passwordChange', 'signIn'] as const)(
      'refuses an operation without a scope, even of an administrator: %s',
      (operation) => {
        expect(() => enterBy(operation, ...TOKEN_SCOPES)).toThrow('No token may do this');
      },
    );
  });

  it('logs who was refused an operation for administrators, and nothing when nothing is refused', () => {
    expect(() => enter('administrative')).toThrow(expect.objectContaining({ kind: 'forbidden' }));
    expect(note).toHaveBeenCalledWith(expect.anything(), 'id', 'not-an-administrator');
    enter('harmless');
    expect(note).toHaveBeenCalledTimes(1);
  });
});
