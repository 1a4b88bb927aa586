import { Logger } from '@nestjs/common';
import { InMemoryNodeBus } from './in-memory-node-bus';
import { describeNodeBus } from './testing/node-bus.contract';

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));

describeNodeBus(InMemoryNodeBus.name, async () => ({
  nodes: [new InMemoryNodeBus()],
  dispose: async () => undefined,
}));
