import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { InMemoryNodeBus } from './in-memory-node-bus';
import { NodeBus, type NodeListener, type NodeTopic, type NodeTopics } from './node-bus';
import { RedisPubSub } from './redis-pub-sub';

/** Topic of what nodes tell each other, as {@link RedisPubSub} takes it. */
export const NODES_TOPIC = 'nodes';

/** What travels: a message, and which node sent it, for that node has heard it already. */
interface Envelope<T extends NodeTopic = NodeTopic> {
  from: string;
  topic: T;
  message: NodeTopics[T];
}

/** The bus of a cluster: this node hears itself at once, and the others by Redis. */
@Injectable()
export class RedisNodeBus extends NodeBus {
  private readonly logger = new Logger(RedisNodeBus.name);
  private readonly here = new InMemoryNodeBus();
  private readonly nodeId = randomUUID();
  private isClosed = false;

  constructor(private readonly pubSub: RedisPubSub) {
    super();
    pubSub.subscribe(NODES_TOPIC, (envelope) => this.hear(envelope as Envelope));
  }

  publish<T extends NodeTopic>(topic: T, message: NodeTopics[T]): void {
    if (this.isClosed) return;
    this.here.publish(topic, message);
    const envelope: Envelope<T> = { from: this.nodeId, topic, message };
    this.pubSub.publish(NODES_TOPIC, envelope).catch((error: unknown) => {
      this.logger.warn({ err: error, topic }, 'The other nodes were not told: Redis is away.');
    });
  }

  subscribe<T extends NodeTopic>(topic: T, listener: NodeListener<T>): void {
    this.here.subscribe(topic, listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.here.close();
  }

  private hear({ from, topic, message }: Envelope): void {
    if (from !== this.nodeId) this.here.publish(topic, message);
  }
}
