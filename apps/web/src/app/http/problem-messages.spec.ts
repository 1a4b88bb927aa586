import { PROBLEM_CODES, type ProblemCode, type ProblemKind } from '@live-tz/contracts';
import { problemWords } from './problem-messages';
import { API_PROSE, problem, problemError } from './testing/problem-error';

/** Every kind; a missing one does not compile. */
const KINDS = Object.keys({
  invalid: true,
  unauthenticated: true,
  forbidden: true,
  'not-found': true,
  'method-not-allowed': true,
  'timed-out': true,
  conflict: true,
  gone: true,
  'too-large': true,
  unsupported: true,
  throttled: true,
  'headers-too-large': true,
  internal: true,
  unavailable: true,
} satisfies Record<ProblemKind, true>) as ProblemKind[];
const NEWER_KIND = 'teapot' as ProblemKind;
const NEWER_CODE = 'tea-only' as ProblemCode;
/** Whole sentences, without the names that programs use. */
const SENTENCES = /^([A-Z][^/`_{}.]+\.( |$))+$/;

describe('problemWords', () => {
  it.each([...KINDS, NEWER_KIND])('has the page’s own words for the kind %s', (kind) => {
    for (const seconds of [null, 5, 660]) {
      expect(problemWords(problem(kind), seconds).message).toMatch(SENTENCES);
    }
  });

  it.each(PROBLEM_CODES)('has the page’s own words for the code %s, also at a field', (code) => {
    const errors = [{ field: 'name', message: API_PROSE }];
    for (const kind of KINDS) {
      const error = problemError(kind, { code, errors });
      expect(error.message).toMatch(SENTENCES);
      expect(error.fieldMessage('name')).toMatch(SENTENCES);
    }
  });

  it('uses the words of the kind for a code that it does not know', () => {
    expect(problemWords(problem('forbidden', { code: NEWER_CODE }), null)).toEqual(
      problemWords(problem('forbidden'), null),
    );
  });

  it.each([
    ...['at', 'from', 'to.0', 'zone', 'zones.3', 'homeZone', 'q', 'label', 'ids.1', 'position'],
    ...[
      'username',
      'password',
      'newPassword',
      'currentPassword',
      'code',
      'name',
      'constructor',
      'unheard-of',
    ],
  ])('has the page’s own words for the field %s', (field) => {
    const error = problemError('invalid', { errors: [{ field, message: API_PROSE }] });
    expect(error.message).toMatch(SENTENCES);
    expect(error.fieldMessage(field)).toMatch(SENTENCES);
  });

  it('explains each field of a form', () => {
    const error = problemError('invalid', {
      errors: [
        { field: 'username', message: API_PROSE },
        { field: 'password', message: API_PROSE },
      ],
    });
    expect(error.fieldMessage('username')).toContain('user name');
    expect(error.fieldMessage('password')).toContain('password');
    expect(error.fieldMessage('invitation')).toBe('');
  });

  it('says that a code is wrong, but of a passkey only that it was not accepted', () => {
    const code = 'second-factor';
    const errors = [{ field: 'code', message: API_PROSE }];
    expect(problemError('forbidden', { code, errors }).fieldMessage('code')).toContain('This code is wrong');
    expect(problemError('forbidden', { code }).message).toContain('was not accepted');
  });

  it.each([
    [null, 'Too many attempts. Try again in a moment.'],
    [90, 'Too many attempts. Try again in 90 seconds.'],
    [661, 'Too many attempts. Try again in 12 minutes.'],
  ])('says how long to wait: %s s', (seconds, message) => {
    expect(problemWords(problem('throttled', { code: 'too-many-attempts' }), seconds).message).toBe(message);
  });
});
