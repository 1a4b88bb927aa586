import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { REAUTHENTICATION_LIFETIME_MS } from '@live-tz/contracts';
import { SystemClock } from '../config/system-clock';
import type { Config } from '../config/env';
import { AccessGuard } from './access.guard';
import { AdminOnly } from './admin-only.decorator';
import { RecentAuthentication } from './recent-authentication.decorator';
import type { RefusedAccessLog } from './refused-access-log';

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

  function enter(operation: keyof Operations, reauthenticatedAtMs?: number): boolean {
    const request = { user: { id: 'id', isAdmin: false }, session: { reauthenticatedAtMs } };
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

  it('logs who was refused an operation for administrators, and nothing when nothing is refused', () => {
    expect(() => enter('administrative')).toThrow(expect.objectContaining({ kind: 'forbidden' }));
    expect(note).toHaveBeenCalledWith(expect.anything(), 'id', 'not-an-administrator');
    enter('harmless');
    expect(note).toHaveBeenCalledTimes(1);
  });
});
