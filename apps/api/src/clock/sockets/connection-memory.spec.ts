import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type EngineConnection, forgetHandshake, trimConnection } from './connection-memory';

class FakeConnection extends EventEmitter implements EngineConnection {
  request: unknown = { headers: {} };
  cleanupFn: unknown[] = [];
  sentCallbackFn: unknown[] = [];
  readonly receiver = { _buffers: [] as Buffer[] };
  readonly transport = Object.assign(new EventEmitter(), {
    socket: Object.assign(new EventEmitter(), { _receiver: this.receiver }),
  });
}

describe('forgetHandshake', () => {
  let connection: FakeConnection;
  let wire: PassThrough;

  beforeEach(() => {
    connection = new FakeConnection();
    wire = new PassThrough();
  });

  it('releases the request, and the listeners that hold it', () => {
    function onUpgradeError(): void {}
    connection.transport.on('headers', () => {});
    connection.transport.socket.on('error', onUpgradeError);
    wire.once('close', () => {});
    forgetHandshake(connection, wire);
    expect(connection.request).toBeNull();
    expect(connection.transport.listenerCount('headers')).toBe(0);
    expect(connection.transport.socket.listenerCount('error')).toBe(0);
    expect(wire.listenerCount('close')).toBe(0);
  });

  it('releases the empty list of chunks after a packet, and keeps unread chunks', () => {
    const { receiver } = connection;
    forgetHandshake(connection, wire);
    const unread = [Buffer.from('the next')];
    receiver._buffers = unread;
    expect(receiver._buffers).toBe(unread);
    const read = (receiver._buffers = []);
    connection.emit('packet', {});
    expect(receiver._buffers).not.toBe(read);
  });

  it('stores no send callbacks, and rejects a caller that passes one', () => {
    forgetHandshake(connection, wire);
    connection.sentCallbackFn.push(null);
    expect(connection.sentCallbackFn).toHaveLength(0);
    expect(() => connection.sentCallbackFn.push([() => {}])).toThrow('Send callbacks are not supported');
  });

  it('keeps a listener behind one that removes itself', () => {
    const calls: string[] = [];
    const first = (): void => {
      calls.push('first');
      wire.off('close', first);
    };
    wire.on('close', first);
    wire.on('close', () => calls.push('second'));
    forgetHandshake(connection, wire);
    wire.emit('close');
    expect(calls).toEqual(['first', 'second']);
  });

  it('releases the wrapper of a listener for the end, which can still be removed', () => {
    const calls: string[] = [];
    const onError = (): void => void calls.push('error');
    connection.transport.once('error', onError);
    forgetHandshake(connection, wire);
    expect(connection.transport.rawListeners('error')).toEqual([onError]);
    connection.transport.removeListener('error', onError);
    expect(connection.transport.listenerCount('error')).toBe(0);
    expect(calls).toEqual([]);
  });

  it('keeps all other listeners, those for one event as well', async () => {
    const received: string[] = [];
    connection.on('close', () => received.push('connection'));
    connection.transport.once('close', () => received.push('transport'));
    connection.transport.once('ready', () => received.push('ready'));
    connection.transport.socket.on('error', () => received.push('socket'));
    wire.on('close', () => received.push('wire'));
    forgetHandshake(connection, wire);
    connection.transport.on('late', () => received.push('late'));
    connection.transport.emit('close');
    for (const twice of [1, 2]) {
      connection.transport.emit('ready', twice);
      connection.transport.socket.emit('error', twice);
    }
    connection.transport.emit('late');
    connection.emit('close');
    wire.destroy();
    await once(wire, 'close');
    expect(received).toEqual(['transport', 'ready', 'socket', 'socket', 'late', 'connection', 'wire']);
  });
});

describe('trimConnection', () => {
  it('rejects an ack, which would be stored in the map that all sockets share', () => {
    const left: string[] = [];
    const socket = Object.assign(new EventEmitter(), {
      id: 'a',
      acks: new Map<number, unknown>(),
      fns: [() => {}],
      handshake: {},
      nsp: { adapter: { delAll: (id: string) => left.push(id) } },
      client: { decoder: { _callbacks: { $decoded: [() => {}] } } },
    });
    trimConnection(socket);
    expect(() => socket.acks.set(1, () => {})).toThrow('Acks from clients');
    expect(socket.handshake).toBeNull();
    expect([socket.fns.length, socket.client.decoder._callbacks.$decoded.length, left]).toEqual([
      1,
      1,
      ['a'],
    ]);
  });
});
