import { EventEmitter, once } from 'node:events';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { type EngineConnection, forgetHandshake } from './connection-memory';

class FakeTransport extends EventEmitter {
  connection?: EngineConnection;
  writable = true;
  readonly supportsBinary = true;
  readonly socket = Object.assign(new EventEmitter(), {
    _extensions: {},
    _sender: { _extensions: {}, _queue: [] as unknown[] },
    _receiver: Object.assign(new EventEmitter(), { _extensions: {}, _buffers: [] as Buffer[] }),
    sent: [] as [data: unknown, done: (error?: Error) => void][],
    send(data: unknown, done: (error?: Error) => void): void {
      this.sent.push([data, done]);
    },
  });
  readonly parser = {
    encodePacket: (packet: unknown, _binary: boolean, done: (data: string) => void) => done(String(packet)),
  };
  _doSend: unknown = () => {};
  _doSendLast: unknown = () => {};
  _onSent: unknown = () => {};
  _onSentLast: unknown = () => {};
  send: (packets: readonly unknown[]) => void = () => {};
  onData = jest.fn();
  onError = jest.fn();
  onClose = jest.fn();
}

class FakeConnection extends EventEmitter implements EngineConnection {
  request: unknown = { headers: {} };
  remoteAddress: unknown = '203.0.113.7';
  cleanupFn: unknown[] = [];
  sentCallbackFn: unknown[] = [];
  readonly transport = new FakeTransport();
  readonly receiver = this.transport.socket._receiver;
  flush = jest.fn();
  onPacket = jest.fn();
  onDrain = jest.fn();
  onError = jest.fn();
  onClose = jest.fn();
}

describe('forgetHandshake', () => {
  let connection: FakeConnection;
  let wire: PassThrough;

  beforeEach(() => {
    connection = new FakeConnection();
    wire = new PassThrough();
  });

  it('releases the request, and the listeners that hold it', () => {
    connection.transport.on('headers', () => {});
    connection.transport.socket.on('error', () => {});
    wire.once('close', () => {});
    forgetHandshake(connection, wire);
    expect(connection.request).toBeNull();
    expect(connection.transport.listenerCount('headers')).toBe(0);
    expect(connection.transport.socket.listenerCount('error')).toBe(1);
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
    expect(() => connection.sentCallbackFn.push([() => {}])).toThrow('Send callbacks and queues');
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
    const onError = (): void => {};
    wire.once('error', onError);
    forgetHandshake(connection, wire);
    expect(wire.rawListeners('error')).toEqual([onError]);
    wire.removeListener('error', onError);
    expect(wire.listenerCount('error')).toBe(0);
  });

  it('passes on what a transport and its WebSocket report, to the connection that each belongs to', () => {
    const other = new FakeConnection();
    for (const each of [connection, other]) forgetHandshake(each, new PassThrough());
    const { transport } = connection;
    const error = new Error('broken');
    for (const [event, ...args] of [
      ['packet', { type: 'pong' }],
      ['ready'],
      ['drain'],
      ['error', error],
      ['close'],
    ] as const) {
      transport.emit(event, ...args);
    }
    transport.socket.emit('message', Buffer.from('3'), false);
    transport.socket.emit('error', error);
    transport.socket.emit('close');
    expect(connection.onPacket.mock.calls).toEqual([[{ type: 'pong' }]]);
    expect([connection.flush.mock.calls, connection.onDrain.mock.calls]).toEqual([[[]], [[]]]);
    expect([connection.onError.mock.calls, connection.onClose.mock.calls]).toEqual([
      [[error]],
      [['transport close']],
    ]);
    expect([transport.onData.mock.calls, transport.onError.mock.calls]).toEqual([[['3']], [[error]]]);
    expect(transport.onClose).toHaveBeenCalledTimes(1);
    for (const mock of [other.onPacket, other.flush, other.onError, other.onClose, other.transport.onData]) {
      expect(mock).not.toHaveBeenCalled();
    }
  });

  it('keeps listeners that are added later, for one emitter only', () => {
    const other = new FakeConnection();
    for (const each of [connection, other]) forgetHandshake(each, new PassThrough());
    connection.transport.on('error', () => {});
    connection.receiver.on('finish', () => {});
    expect(connection.transport.listenerCount('error')).toBe(2);
    expect(other.transport.listenerCount('error')).toBe(1);
    expect(other.receiver.listenerCount('finish')).toBe(0);
  });

  it('sends packets in order, and reports when the last one has been sent', () => {
    forgetHandshake(connection, wire);
    const { transport } = connection;
    transport.send(['a', 'b']);
    expect(transport.socket.sent.map(([data]) => data)).toEqual(['a', 'b']);
    const [first, last] = transport.socket.sent.map(([, done]) => done);
    first?.();
    expect([transport.writable, connection.flush.mock.calls.length]).toEqual([false, 0]);
    last?.();
    expect([transport.writable, connection.flush.mock.calls.length]).toEqual([true, 1]);
    last?.(new Error('reset'));
    expect(transport.onError).toHaveBeenCalledTimes(1);
  });

  it('releases the timer of a timeout that was switched off', async () => {
    const socket = new Socket().setTimeout(1_000);
    const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'timeout')!;
    forgetHandshake(connection, socket);
    expect(Reflect.get(socket, symbol)).not.toBeNull();
    socket.setTimeout(0);
    forgetHandshake(new FakeConnection(), socket);
    expect(Reflect.get(socket, symbol)).toBeNull();
    socket.destroy();
    await once(socket, 'close');
  });
});
