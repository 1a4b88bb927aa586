import type { Request } from 'express';
import type { SystemClock } from '../../config/system-clock';
import { FactorKeys } from './factor-keys';
import { CHALLENGE_LIFETIME_MS, type ChallengePurpose, PasskeyChallenges } from './passkey-challenges';
import type { PasskeysRepository } from './passkeys.repository';

const NOW_MS = 1_795_000_000_000;

describe('a challenge', () => {
  let nowMs: number;
  const used = new Set<string>();
  const repository: Pick<PasskeysRepository, 'useChallenge'> = {
    useChallenge: (hash) => Promise.resolve(!used.has(hash) && used.add(hash).size > 0),
  };
  const clock = { nowMs: () => nowMs } as SystemClock;
  const challenges = new PasskeyChallenges(new FactorKeys('root'), repository as PasskeysRepository, clock);
  const signedIn = requestOf('session-1', 'token-1', true);

  beforeEach(() => {
    nowMs = NOW_MS;
  });

  function requestOf(sessionID: string, token: string, isSignedIn: boolean): Request {
    const session = isSignedIn ? { passport: { user: 'ada' } } : {};
    return { sessionID, session, headers: { 'x-xsrf-token': token } } as unknown as Request;
  }

  function made(
    purpose: ChallengePurpose = 'add',
    userId: string | null = 'ada',
    request = signedIn,
  ): string {
    return Buffer.from(challenges.make(purpose, userId, request)).toString('base64url');
  }

  it('is random, and valid for its purpose, user and session', () => {
    const challenge = made();
    expect(challenge).not.toBe(made());
    expect(challenges.isValid(challenge, 'add', 'ada', signedIn)).toBe(true);
    expect(challenges.isValid(challenge, 'add', 'ada', requestOf('session-1', 'token-2', true))).toBe(true);
    expect(challenges.isValid(challenge, 'second-factor', 'ada', signedIn)).toBe(false);
    expect(challenges.isValid(challenge, 'add', 'bob', signedIn)).toBe(false);
    expect(challenges.isValid(challenge, 'add', 'ada', requestOf('session-2', 'token-1', true))).toBe(false);
  });

  it('is bound to the CSRF token of a client without a session, whose session id changes with each request', () => {
    const challenge = made('sign-in', null, requestOf('random-1', 'token-1', false));
    expect(challenges.isValid(challenge, 'sign-in', null, requestOf('random-2', 'token-1', false))).toBe(
      true,
    );
    expect(challenges.isValid(challenge, 'sign-in', null, requestOf('random-1', 'token-2', false))).toBe(
      false,
    );
  });

  it('expires after five minutes', () => {
    const challenge = made();
    nowMs += CHALLENGE_LIFETIME_MS - 1;
    expect(challenges.isValid(challenge, 'add', 'ada', signedIn)).toBe(true);
    nowMs += 1;
    expect(challenges.isValid(challenge, 'add', 'ada', signedIn)).toBe(false);
  });

  it.each(['', 'AAAA', 'A'.repeat(72), made().slice(0, -4)])(
    'that the server has not made is refused: %p',
    (text) => {
      expect(challenges.isValid(text, 'add', 'ada', signedIn)).toBe(false);
    },
  );

  it('is used once', async () => {
    const challenge = made();
    expect([await challenges.use(challenge), await challenges.use(challenge)]).toEqual([true, false]);
  });
});
