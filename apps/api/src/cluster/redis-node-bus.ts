import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { InMemoryNodeBus } from './in-memory-node-bus';
import { NodeBus, type NodeListener, type NodeTopic, type NodeTopics } from './node-bus';
import { RedisPubSub } from './redis-pub-sub';

/** Topic of the messages between nodes, as {@link RedisPubSub} takes it. */
export const NODES_TOPIC = 'nodes';

/** A message with the node that sent it, because that node has delivered it to itself already. */
interface Envelope<T extends NodeTopic = NodeTopic> {
  from: string;
  topic: T;
  message: NodeTopics[T];
}

/** The bus of a cluster: messages reach this node at once, and the others through Redis. */
@Injectable()
export class RedisNodeBus extends NodeBus {
  private readonly logger = new Logger(RedisNodeBus.name);
  private readonly local = new InMemoryNodeBus();
  private readonly nodeId = randomUUID();
  private isClosed = false;

  constructor(private readonly pubSub: RedisPubSub) {
    super();
    pubSub.subscribe(NODES_TOPIC, (envelope) => this.onMessage(envelope as Envelope));
  }

  publish<T extends NodeTopic>(topic: T, message: NodeTopics[T]): void {
    if (this.isClosed) return;
    this.local.publish(topic, message);
    const envelope: Envelope<T> = { from: this.nodeId, topic, message };
    this.pubSub.publish(NODES_TOPIC, envelope).catch((error: unknown) => {
      this.logger.warn(
        { err: error, topic },
        'A message to the other nodes was lost: Redis cannot be reached.',
      );
    });
  }

  subscribe<T extends NodeTopic>(topic: T, listener: NodeListener<T>): void {
    this.local.subscribe(topic, listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.local.close();
  }

  private onMessage({ from, topic, message }: Envelope): void {
    if (from !== this.nodeId) this.local.publish(topic, message);
  }
}
