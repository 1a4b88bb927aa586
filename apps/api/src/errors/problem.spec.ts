import { BadRequestException, NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DomainError } from './domain-error';
import { failureOf } from './problem';
import { PROBLEMS } from './problem-status';

describe('failureOf', () => {
  it('reports a domain error as it is', () => {
    const error = new DomainError('conflict', 'Read the list again.', {
      errors: [{ field: 'ids', message: 'Stale.' }],
    });
    expect(failureOf(error, 'r1')).toEqual({
      problem: {
        type: 'urn:live-tz:problem:conflict',
        title: PROBLEMS.conflict.title,
        status: 409,
        detail: 'Read the list again.',
        errors: [{ field: 'ids', message: 'Stale.' }],
        requestId: 'r1',
      },
      retryAfterSeconds: undefined,
      isFault: false,
    });
  });

  it('gives programs a code to act on', () => {
    const error = new DomainError('forbidden', 'Give it again.', { code: 'reauthentication-required' });
    expect(failureOf(error, 'r1').problem).toMatchObject({ status: 403, code: 'reauthentication-required' });
    expect(failureOf(new DomainError('forbidden', 'No.'), 'r1').problem).not.toHaveProperty('code');
  });

  it.each([
    [new NotFoundException('Cannot GET /secret'), 404],
    [new BadRequestException('Unexpected token < in JSON'), 400],
    [Object.assign(new Error('request entity too large'), { status: 413 }), 413],
    [new URIError('URI malformed'), 400],
  ])('replaces the message of a framework: %s', (error, status) => {
    const { problem, isFault } = failureOf(error, 'r1');
    expect(problem.status).toBe(status);
    expect(problem.detail).not.toContain(error.message);
    expect(isFault).toBe(false);
  });

  it('reveals no internals of an unknown error', () => {
    const { problem, isFault } = failureOf(
      new TypeError("Cannot read properties of undefined (reading 'hash')"),
      'r1',
    );
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain('hash');
    expect(isFault).toBe(true);
  });

  it.each([
    failed({ code: 'ECONNREFUSED' }),
    failed({ code: '57P01' }),
    failed({ message: 'Connection terminated unexpectedly' }),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    new Error('timeout exceeded when trying to connect'),
  ])('recognizes an unreachable database: %s', (error) => {
    expect(failureOf(error, 'r1')).toMatchObject({ problem: { status: 503 }, retryAfterSeconds: 5 });
  });

  it('recognizes a user who was deleted while the request was in flight', () => {
    const { problem, isFault } = failureOf(failed({ code: '23503' }), 'r1');
    expect(problem).toMatchObject({ status: 401, detail: expect.stringContaining('no longer exists') });
    expect(isFault).toBe(false);
  });

  it('does not mistake a rejected statement for an unreachable database', () => {
    expect(failureOf(failed({ code: '22P02' }), 'r1').problem.status).toBe(500);
  });
});

function failed(driverError: { code?: string; message?: string }): QueryFailedError {
  return new QueryFailedError(
    'SELECT 1',
    [],
    Object.assign(new Error(driverError.message ?? 'failed'), driverError),
  );
}
