import type { RequireSecondFactor } from '../config/settings';
import { isSecondFactorRequired, lacksRequiredSecondFactor } from './required-second-factor';

describe('REQUIRE_SECOND_FACTOR', () => {
  const config = (requireSecondFactor: RequireSecondFactor) => ({
    auth: { requireSecondFactor, sessionSecrets: [], registration: 'open' as const, hasFirstPage: true },
  });

  it.each<[RequireSecondFactor, { user: boolean; admin: boolean }]>([
    ['none', { user: false, admin: false }],
    ['admins', { user: false, admin: true }],
    ['everyone', { user: true, admin: true }],
  ])('%s applies to %j', (mode, expected) => {
    const required = (isAdmin: boolean) => isSecondFactorRequired({ isAdmin }, config(mode));
    expect({ user: required(false), admin: required(true) }).toEqual(expected);
  });

  it('is met by a user who has a second factor', () => {
    const lacks = (hasSecondFactor: boolean) =>
      lacksRequiredSecondFactor({ isAdmin: false, hasSecondFactor }, config('everyone'));
    expect([lacks(false), lacks(true)]).toEqual([true, false]);
  });
});
