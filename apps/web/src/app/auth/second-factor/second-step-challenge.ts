import type { SecondFactorChallenge, SecondFactorMethod } from '@live-tz/contracts';
import { ProblemError } from '../../http/problem-error';

/** How the user can give the second factor, if a request failed because it is missing or wrong; otherwise null. */
export function secondFactorIn(error: unknown): SecondFactorChallenge | null {
  if (!(error instanceof ProblemError) || !error.hasCode('second-factor')) return null;
  return error.problem.secondFactor ?? null;
}

/** What may be typed as the code. */
export function hintFor(methods: readonly SecondFactorMethod[]): string {
  const [hasApp, hasCodes] = [methods.includes('totp'), methods.includes('recovery-code')];
  if (!hasApp)
    return hasCodes ? 'One of your recovery codes.' : 'Ask an administrator to reset your second step.';
  return hasCodes
    ? 'The 6 digits in your authenticator app. No phone? Use a recovery code.'
    : 'The 6 digits in your authenticator app.';
}
