import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MAX_STREAMS_PER_ADDRESS, type StreamRateMs, type ZoneState } from '@live-tz/contracts';
import { startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { ZoneStates } from '../rules/zone-states';
import { COMMENT, retryField, streamedTime, tickEvent, zonesEvent } from './event-text';
import { type Audience, FanOut, type Subscriber } from './fan-out';

/** A comment is due in seconds without a tick that are divisible by this. */
const COMMENT_EVERY_SECONDS = 20;
const RETRY_MS = 1_000;
/** The time over which clients reconnect after a stop, so that they do not all arrive at another node at once. */
const RECONNECT_PERIOD_MS = 3_000;
const MAX_CLOSED_PER_TURN = 200;
const RETRY_AFTER_SECONDS = 10;

/** What a client requests. */
export interface StreamSubscription {
  /** IANA names, resolved. */
  readonly zones: readonly string[];
  readonly rateMs: StreamRateMs;
  /** The id of the last event that the client has received before it reconnected. */
  readonly lastEventMs: number | null;
  /** The network, or the user of a token, for which the stream is counted. */
  readonly network: string;
}

/** A client, whose frames are written below its response. */
interface EventClient extends Subscriber {
  readonly response: ServerResponse;
}

/** The clients of the same zones and rate, which get the same bytes. */
interface Channel {
  readonly zones: readonly string[];
  readonly rateMs: StreamRateMs;
  readonly clients: Set<EventClient>;
  /** The states that the clients have. */
  states: readonly ZoneState[];
}

/**
 * The clock as Server-Sent Events, `GET /stream`: one frame a second or a minute, encoded once for all clients of the same zones. A
 * client that does not read is disconnected, as on the other protocols.
 */
@Injectable()
export class EventStream {
  private readonly channels = new Map<string, Channel>();
  private readonly openByNetwork = new Map<string, number>();
  private readonly fanOut = new FanOut<EventClient>();
  /** The times of the second that is being written, by zone. */
  private times = new Map<string, string>();
  private connections = 0;
  private droppedSubscribers = 0;
  private isClosed = false;

  constructor(
    private readonly states: ZoneStates,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Starts a stream on a response whose headers have not been sent.
   *
   * @throws DomainError `throttled` if the network has too many streams, `unavailable` if this node is stopping
   */
  open(response: ServerResponse, socket: Socket, subscription: StreamSubscription): void {
    this.refuseUnlessFree(subscription.network);
    const channel = this.channelOf(subscription);
    const client: EventClient = { wire: socket, response };
    response.once('close', () => this.leave(client, channel, subscription.network));
    // The frames are written to the socket itself, so the end of the connection is the end of the body (RFC 9112, section 6.3).
    response.removeHeader('Transfer-Encoding');
    response.flushHeaders();
    socket.write(this.firstEvents(channel, subscription.lastEventMs));
    channel.clients.add(client);
    this.connections += 1;
    this.count(subscription.network, 1);
  }

  /** Sends a second that has just begun; resolves when it has been written to all connections. */
  async showSecond(second: number): Promise<void> {
    this.times = new Map();
    for (const { response } of await this.fanOut.show(this.audiencesAt(second))) {
      this.droppedSubscribers += 1;
      response.destroy();
    }
  }

  /** Ends every stream because this node is stopping, and spreads the times at which their clients reconnect. */
  async closeAll(): Promise<void> {
    this.isClosed = true;
    const all = [...this.channels.values()].flatMap(({ clients }) => [...clients]);
    for (const [index, { wire, response }] of all.entries()) {
      if (index > 0 && index % MAX_CLOSED_PER_TURN === 0) await nextTurn();
      if (wire.writable) wire.write(retryField((RECONNECT_PERIOD_MS * (index + 1)) / all.length));
      response.end();
    }
  }

  report(): { connections: number; droppedSubscribers: number } {
    return { connections: this.connections, droppedSubscribers: this.droppedSubscribers };
  }

  private refuseUnlessFree(network: string): void {
    const retryAfterSeconds = RETRY_AFTER_SECONDS;
    if (this.isClosed) {
      throw new DomainError('unavailable', 'The server is restarting: connect again.', { retryAfterSeconds });
    }
    if ((this.openByNetwork.get(network) ?? 0) >= MAX_STREAMS_PER_ADDRESS) {
      throw new DomainError(
        'throttled',
        `Your address has ${MAX_STREAMS_PER_ADDRESS} streams open: close one, or request several zones in one stream.`,
        { retryAfterSeconds },
      );
    }
  }

  private channelOf({ zones, rateMs }: StreamSubscription): Channel {
    const key = keyOf({ zones, rateMs });
    const known = this.channels.get(key);
    if (known !== undefined) return known;
    const states = this.statesAt(zones, this.clock.nowMs());
    const channel: Channel = { zones, rateMs, clients: new Set(), states };
    this.channels.set(key, channel);
    return channel;
  }

  /** The rules, and the minute in progress unless the client has it: the next one may be almost a minute away. */
  private firstEvents({ rateMs, states }: Channel, lastEventMs: number | null): string {
    const first = retryField(RETRY_MS) + zonesEvent(states);
    const nowMs = this.clock.nowMs();
    const begunMs = nowMs - (nowMs % rateMs);
    if (rateMs === 1_000 || lastEventMs === begunMs) return first;
    return (
      first +
      tickEvent(
        begunMs,
        states.map((state) => streamedTime(state, begunMs)),
      )
    );
  }

  private *audiencesAt(second: number): Generator<Audience<EventClient>, undefined> {
    for (const channel of this.channels.values()) {
      const text = this.textAt(channel, second);
      if (text !== '') yield { frame: Buffer.from(text), subscribers: channel.clients };
    }
  }

  private textAt(channel: Channel, second: number): string {
    const utcMs = startOf(second);
    const states = this.statesAt(channel.zones, utcMs);
    const isChanged = states.some((state, index) => !isSame(state, channel.states[index]));
    channel.states = states;
    const changes = isChanged ? zonesEvent(states) : '';
    if (utcMs % channel.rateMs !== 0) return changes || (second % COMMENT_EVERY_SECONDS === 0 ? COMMENT : '');
    return (
      changes +
      tickEvent(
        utcMs,
        states.map((state) => this.timeOf(state, utcMs)),
      )
    );
  }

  private timeOf(state: ZoneState, utcMs: number): string {
    const known = this.times.get(state.zone);
    if (known !== undefined) return known;
    const time = streamedTime(state, utcMs);
    this.times.set(state.zone, time);
    return time;
  }

  private statesAt(zones: readonly string[], utcMs: number): ZoneState[] {
    return zones.map((zone) => this.states.at(zone, utcMs));
  }

  private leave(client: EventClient, channel: Channel, network: string): void {
    if (!channel.clients.delete(client)) return;
    if (channel.clients.size === 0) this.channels.delete(keyOf(channel));
    this.connections -= 1;
    this.count(network, -1);
  }

  private count(network: string, change: 1 | -1): void {
    const count = (this.openByNetwork.get(network) ?? 0) + change;
    if (count > 0) this.openByNetwork.set(network, count);
    else this.openByNetwork.delete(network);
  }
}

function keyOf({ zones, rateMs }: Pick<Channel, 'zones' | 'rateMs'>): string {
  return `${rateMs} ${zones.join()}`;
}

/** States are the same object as long as they are valid, unless another part has requested an earlier instant. */
function isSame(one: ZoneState, other: ZoneState | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
