import { EventEmitter } from 'node:events';
import { trimConnection } from './socket-memory';

class FakeClient {
  readonly conn = Object.assign(new EventEmitter(), {
    id: 'b',
    server: { clients: { b: 1 } as Record<string, number>, clientsCount: 1 },
  });
  readonly decoder = { opts: {}, _callbacks: { $decoded: [] as unknown[] } };
  sockets = new Map<unknown, unknown>([['a', 1]]);
  nsps = new Map<unknown, unknown>([['/clock', 1]]);
  readonly received: unknown[] = [];

  constructor() {
    for (const method of ['ondata', 'onerror', 'onclose', 'ondecoded'] as const)
      this[method] = this[method].bind(this);
    this.conn.on('data', this.ondata);
    this.conn.on('error', this.onerror);
    this.conn.on('close', this.onclose);
  }

  ondata(data: unknown): void {
    this.received.push(data);
  }

  onerror(error: unknown): void {
    this.received.push(error);
  }

  onclose(reason: string): void {
    this.received.push(reason);
  }

  ondecoded(packet: unknown): void {
    this.received.push(packet);
  }
}

function socketOf(client = new FakeClient()) {
  const left: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    id: 'a',
    acks: new Map<number, unknown>(),
    fns: [],
    flags: {},
    handshake: {} as unknown,
    _anyListeners: [] as (() => void)[],
    nsp: { adapter: { delAll: (id: string) => left.push(id) } },
    client,
    left,
  });
  return socket;
}

describe('trimConnection', () => {
  it('releases the handshake and the room of the socket', () => {
    const socket = socketOf();
    trimConnection(socket);
    expect([socket.handshake, socket.left]).toEqual([null, ['a']]);
  });

  it('rejects an ack, which would be stored in the map that all sockets share', () => {
    const socket = socketOf();
    trimConnection(socket);
    expect(() => socket.acks.set(1, () => {})).toThrow('Acks from clients');
  });

  it('passes on what a connection and its decoder report, to the client that each belongs to', () => {
    const [one, other] = [socketOf(), socketOf()];
    trimConnection(one);
    trimConnection(other);
    const { conn, decoder, received } = one.client;
    conn.emit('data', '40/clock,');
    conn.emit('error', 'broken');
    conn.emit('close', 'transport close');
    for (const callback of decoder._callbacks.$decoded)
      (callback as (packet: unknown) => void).call(decoder, 'packet');
    expect(received).toEqual(['40/clock,', 'broken', 'transport close', 'packet']);
    expect([conn.server, other.client.received]).toEqual([{ clients: {}, clientsCount: 0 }, []]);
  });

  it('keeps the entries of the client, and trims it once, however often it joins', () => {
    const { client } = socketOf();
    trimConnection(socketOf(client));
    const { nsps, sockets } = client;
    trimConnection(socketOf(client));
    expect([[...sockets], [...nsps]]).toEqual([[['a', 1]], [['/clock', 1]]]);
    expect(client.nsps).toBe(nsps);
  });

  it('shares the list with the listener of all events', () => {
    const listener = (): void => {};
    const [one, other] = [socketOf(), socketOf()];
    for (const socket of [one, other]) {
      socket._anyListeners.push(listener);
      trimConnection(socket);
    }
    expect(one._anyListeners).toEqual([listener]);
    expect(other._anyListeners).toBe(one._anyListeners);
  });
});
