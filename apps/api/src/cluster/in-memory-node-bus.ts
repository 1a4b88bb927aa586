import { Injectable, Logger } from '@nestjs/common';
import { NodeBus, type NodeListener, type NodeTopic, type NodeTopics } from './node-bus';

type Listeners = { [T in NodeTopic]?: NodeListener<T>[] };

/** The bus of a single node. */
@Injectable()
export class InMemoryNodeBus extends NodeBus {
  private readonly logger = new Logger(InMemoryNodeBus.name);
  private listeners: Listeners = {};
  private isClosed = false;

  publish<T extends NodeTopic>(topic: T, message: NodeTopics[T]): void {
    const listeners: readonly NodeListener<T>[] = this.listeners[topic] ?? [];
    for (const listener of listeners) this.notify(listener, message);
  }

  subscribe<T extends NodeTopic>(topic: T, listener: NodeListener<T>): void {
    if (this.isClosed) return;
    const listeners: readonly NodeListener<T>[] = this.listeners[topic] ?? [];
    this.listeners = { ...this.listeners, [topic]: [...listeners, listener] };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.listeners = {};
  }

  private notify<T extends NodeTopic>(listener: NodeListener<T>, message: NodeTopics[T]): void {
    try {
      listener(message);
    } catch (error) {
      this.logger.error({ err: error }, 'A listener of the node bus failed.');
    }
  }
}
