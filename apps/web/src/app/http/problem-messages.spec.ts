import { PROBLEM_TYPE_PREFIX, type Problem } from '@live-tz/contracts';
import { problemMessage } from './problem-messages';

const DETAIL = 'Give at as integer milliseconds, or GET /api/v1/zones?q= finds names.';

function problem(kind: string, change: Partial<Problem> = {}): Problem {
  return {
    type: PROBLEM_TYPE_PREFIX + kind,
    title: '',
    status: 400,
    detail: DETAIL,
    requestId: 'r',
    ...change,
  };
}

describe('problemMessage', () => {
  it.each([
    'account-disabled',
    'registration-closed',
    'invitation-void',
    'reset-link-void',
    'too-many-attempts',
    'second-factor',
    'not-in-force',
  ] as const)('leaves it to the server to say what %s means', (code) => {
    const detail = 'Try again in 11 minutes.';
    expect(problemMessage(problem('forbidden', { code, detail }))).toBe(detail);
  });

  it.each(['csrf-stale', 'reauthentication-required', 'second-factor-missing', 'ambiguous'] as const)(
    'has its own sentence for the code %s',
    (code) => {
      expect(problemMessage(problem('forbidden', { code }))).toMatch(/^[A-Z][^/`_]+\.$/);
    },
  );

  it.each(['method-not-allowed', 'timed-out', 'too-large', 'unsupported', 'headers-too-large', 'internal'])(
    'has its own sentence for the kind %s',
    (kind) => {
      expect(problemMessage(problem(kind))).toMatch(/^[A-Z][^/`_]+\.$/);
    },
  );

  it.each(['at', 'from', 'to.0', 'zone', 'zones.3', 'homeZone', 'q', 'label', 'ids.1', 'position'])(
    'has its own sentence for the field %s',
    (field) => {
      const errors = [{ field, message: DETAIL }];
      expect(problemMessage(problem('invalid', { errors }))).toMatch(/^[A-Z][^/`_]+\.$/);
    },
  );

  it('keeps the details that are written for users', () => {
    const detail = 'You have 100 clocks, which is the maximum: remove one first.';
    expect(problemMessage(problem('conflict', { detail }))).toBe(detail);
  });
});
