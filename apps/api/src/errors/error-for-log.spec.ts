import { QueryFailedError } from 'typeorm';
import { errorForLog } from './error-for-log';

describe('errorForLog', () => {
  const driverError = Object.assign(new Error('null value in column "username"'), {
    code: '23502',
    detail: 'Failing row contains (kaya, $argon2id$secret).',
  });
  const failed = new QueryFailedError(
    'INSERT INTO users VALUES ($1, $2)',
    ['kaya', '$argon2id$secret'],
    driverError,
  );

  it('reports what failed and where', () => {
    expect(errorForLog(failed)).toMatchObject({
      type: 'QueryFailedError',
      message: 'null value in column "username"',
      stack: expect.stringContaining('error-for-log.spec'),
      code: '23502',
      query: 'INSERT INTO users VALUES ($1, $2)',
    });
  });

  it.each([
    ['by itself', failed],
    ['among others', new AggregateError([new Error('other'), failed], 'several')],
    ['as a property', Object.assign(new Error('outer'), { failure: failed })],
  ])('leaves out the values of a statement: %s', (_where, error) => {
    expect(JSON.stringify(errorForLog(error))).not.toMatch(/kaya|argon2id/);
  });
});
