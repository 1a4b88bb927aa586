import { Logger } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import type { Problem } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';
import { ClockProblemFilter } from './clock-problem.filter';

describe('ClockProblemFilter', () => {
  let logged: jest.SpyInstance;

  beforeEach(() => {
    logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  });
  afterEach(() => logged.mockRestore());

  function answerTo(error: unknown): Problem {
    const ack = jest.fn<undefined, [Problem]>();
    new ClockProblemFilter().catch(error, new ExecutionContextHost([{}, 'payload', ack, 'watch']));
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
    const filter = new ClockProblemFilter();
    const error = new DomainError('invalid', 'Send a list.');
    expect(() =>
      filter.catch(error, new ExecutionContextHost([{}, 'payload', undefined, 'watch'])),
    ).not.toThrow();
  });
});
