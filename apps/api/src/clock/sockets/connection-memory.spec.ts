import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type EngineConnection, forgetHandshake, trimConnection } from './connection-memory';

class FakeConnection extends EventEmitter implements EngineConnection {
  request: unknown = { headers: {} };
  cleanupFn: unknown[] = [];
  sentCallbackFn: unknown[] = [];
  readonly receiver = { _mask: Buffer.alloc(4) as Buffer | undefined, _buffers: [] as Buffer[] };
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

  it('lets go of the request, and of the listeners that hold it', () => {
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

  it('lets go of the bytes of a packet that was read, and not of those that were not', () => {
    const { receiver } = connection;
    forgetHandshake(connection, wire);
    const unread = [Buffer.from('the next')];
    receiver._buffers = unread;
    connection.emit('packet', {});
    expect(receiver._mask).toBeUndefined();
    expect(receiver._buffers).toBe(unread);
    const read = (receiver._buffers = []);
    connection.emit('packet', {});
    expect(receiver._buffers).not.toBe(read);
  });

  it('keeps no list of packets, and refuses whoever would wait for one', () => {
    forgetHandshake(connection, wire);
    connection.sentCallbackFn.push(null);
    expect(connection.sentCallbackFn).toHaveLength(0);
    expect(() => connection.sentCallbackFn.push([() => {}])).toThrow('Wait for no packet');
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

  it('leaves all others to hear what they wait for, once or always', async () => {
    const heard: string[] = [];
    connection.on('close', () => heard.push('connection'));
    connection.transport.once('close', () => heard.push('transport'));
    connection.transport.socket.on('error', () => heard.push('socket'));
    wire.on('close', () => heard.push('wire'));
    forgetHandshake(connection, wire);
    connection.transport.on('late', () => heard.push('late'));
    for (const twice of [1, 2]) {
      connection.transport.emit('close', twice);
      connection.transport.socket.emit('error', twice);
    }
    connection.transport.emit('late');
    connection.emit('close');
    wire.destroy();
    await once(wire, 'close');
    expect(heard).toEqual(['transport', 'socket', 'socket', 'late', 'connection', 'wire']);
  });
});

describe('trimConnection', () => {
  it('refuses what would be kept in the map all sockets share', () => {
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
    expect(() => socket.acks.set(1, () => {})).toThrow('Ask no client');
    expect(socket.handshake).toBeNull();
    expect([socket.fns.length, socket.client.decoder._callbacks.$decoded.length, left]).toEqual([
      1,
      1,
      ['a'],
    ]);
  });
});
