import { Logger } from '@nestjs/common';
import type { Problem } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';
import { ClockProblems } from './clock-problems';

describe('ClockProblems', () => {
  let logged: jest.SpyInstance;

  beforeEach(() => {
    logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  });
  afterEach(() => logged.mockRestore());

  function answerTo(error: unknown): Problem {
    const ack = jest.fn<undefined, [Problem]>();
    new ClockProblems().answer(error, ['watch', 'payload', ack]);
    expect(ack).toHaveBeenCalledTimes(1);
    return ack.mock.calls[0]![0];
  }

  it('reports errors that the client can act on, and does not log them', () => {
    expect(answerTo(new DomainError('invalid', 'Send a list.'))).toMatchObject({
      type: 'urn:live-tz:problem:invalid',
      detail: 'Send a list.',
    });
    expect(logged).not.toHaveBeenCalled();
  });

  it('reports only the id of a fault, under which it is logged', () => {
    const fault = new Error('secret of the inside');
    const problem = answerTo(fault);
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(logged).toHaveBeenCalledWith({ err: fault, requestId: problem.requestId }, expect.any(String));
  });

  it('is silent without an ack', () => {
    const problems = new ClockProblems();
    const error = new DomainError('invalid', 'Send a list.');
    expect(() => problems.answer(error, ['watch', 'payload'])).not.toThrow();
  });
});
