import { Logger } from '@nestjs/common';
import { InMemoryTickBus } from './in-memory-tick-bus';
import { describeTickBus } from '../testing/tick-bus.contract';

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));

describeTickBus(InMemoryTickBus.name, async () => ({
  nodes: [new InMemoryTickBus()],
  dispose: async () => undefined,
}));

it('logs a failing listener', async () => {
  const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const bus = new InMemoryTickBus();
  const failure = new Error('A listener that throws: this is part of the test.');
  bus.subscribe(() => {
    throw failure;
  });
  await bus.publish({ second: 1, issuedAtMs: 10, rulesRelease: '2026f' });
  expect(logged).toHaveBeenCalledWith({ err: failure }, expect.any(String));
  logged.mockRestore();
});
