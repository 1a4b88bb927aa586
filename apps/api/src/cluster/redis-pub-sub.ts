import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLUSTER_ID, clusterPrefix } from './cluster-id';
import type { RedisConnection } from './redis-connection';
import { RedisConnections } from './redis-connections';

/** Receives a message of a channel, parsed from JSON. */
export type MessageListener = (message: unknown) => void;

/**
 * JSON messages to every node of the cluster, the sender included, in the order in which a node published them. They are not
 * stored: a node that is disconnected when a message is published never receives it.
 */
@Injectable()
export class RedisPubSub {
  private readonly logger = new Logger(RedisPubSub.name);
  private readonly listeners = new Map<string, MessageListener[]>();
  private readonly subscriber: RedisConnection;

  constructor(
    private readonly connections: RedisConnections,
    @Inject(CLUSTER_ID) private readonly clusterId: string,
  ) {
    this.subscriber = connections.open('messages');
    this.subscriber.on('ready', () => this.listenOn([...this.listeners.keys()]));
    this.subscriber.on('message', (channel: string, text: string) => this.onMessage(channel, text));
  }

  /** Rejects at once while Redis cannot be reached, and soon when it does not answer. */
  async publish(topic: string, message: unknown): Promise<void> {
    await this.connections.commands.publish(this.channelOf(topic), JSON.stringify(message));
  }

  /** Adds a listener to a topic, which outlasts every outage. A listener that throws does not affect the others. */
  subscribe(topic: string, listener: MessageListener): void {
    const channel = this.channelOf(topic);
    const listeners = this.listeners.get(channel) ?? [];
    this.listeners.set(channel, [...listeners, listener]);
    if (listeners.length === 0 && this.subscriber.status === 'ready') this.listenOn([channel]);
  }

  /** The Redis channel of a topic. */
  channelOf(topic: string): string {
    return `${clusterPrefix(this.clusterId)}:${topic}`;
  }

  /** Redis drops subscriptions with their connection; an unanswered one is retried on a new connection. */
  private listenOn(channels: string[]): void {
    if (channels.length === 0) return;
    this.subscriber.subscribe(...channels).catch((error: unknown) => {
      this.logger.debug({ err: error }, 'A subscription was not answered.');
      if (this.subscriber.status === 'ready') this.subscriber.disconnect(true);
    });
  }

  private onMessage(channel: string, text: string): void {
    for (const listener of this.listeners.get(channel) ?? []) {
      try {
        listener(JSON.parse(text));
      } catch (error) {
        this.logger.error({ err: error, channel }, 'A message of another node could not be processed.');
      }
    }
  }
}
