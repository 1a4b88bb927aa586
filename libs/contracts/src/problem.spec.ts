import { isProblem, PROBLEM_TYPE_PREFIX, type Problem } from './index';

const problem: Problem = {
  type: `${PROBLEM_TYPE_PREFIX}invalid`,
  title: 'Invalid request',
  status: 400,
  detail: 'Name a zone.',
  requestId: 'r1',
};

describe('isProblem', () => {
  it('recognizes a problem', () => {
    expect(isProblem(problem)).toBe(true);
  });

  it.each([[[]], [null], [undefined], ['text'], [{ receivedMs: 1, sentMs: 2 }], [{ type: 7 }]])(
    'does not accept %j',
    (answer) => {
      expect(isProblem(answer)).toBe(false);
    },
  );
});
