import type { Problem } from '@live-tz/contracts';
import type { ApiResponse } from '@live-tz/test-cluster';

/** The problem in a response, after checking that it is complete. */
export function problemOf({ status, headers, body }: ApiResponse): Problem {
  expect(headers.get('content-type')).toContain('application/problem+json');
  const problem = body as Problem;
  expect(problem).toEqual(
    expect.objectContaining({
      type: expect.stringMatching(/^urn:live-tz:problem:/),
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/^[A-Z].*[.!:]?/),
      requestId: expect.any(String),
    }),
  );
  expect(JSON.stringify(problem)).not.toMatch(/at .*\.(js|ts):\d+|node_modules|SELECT|stack/);
  return problem;
}
