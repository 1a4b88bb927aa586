import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { endWithProblem } from '../errors/raw-response';
import { failureOf } from '../errors/problem';
import { PLAIN_HEADERS } from '../http/security-headers';
import { MAX_PIPELINED, RequestPacer } from './request-pacing';

const requestFor = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const LAST = 'GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

describe('RequestPacer', () => {
  let server: Server;
  let nowMs = 0;
  let costs: [path: string | undefined, costMs: number][] = [];
  let pacer: RequestPacer;
  const sockets: Socket[] = [];

  async function serve(listener: RequestListener, onUpgrade?: (socket: Socket) => void): Promise<void> {
    server = createServer(listener);
    if (onUpgrade !== undefined)
      server.on('upgrade', (_request: IncomingMessage, socket: Socket) => onUpgrade(socket));
    nowMs = 0;
    costs = [];
    pacer = new RequestPacer(
      ({ url }, costMs) => costs.push([url, costMs]),
      (socket, refusal) => endWithProblem(socket, failureOf(refusal, 'request'), PLAIN_HEADERS),
      () => {
        const startedMs = nowMs;
        return () => ({ wallMs: nowMs - startedMs, workMs: (nowMs - startedMs) / 2 });
      },
    );
    pacer.attach(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  async function connection(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  it('answers pipelined requests in order, each when the previous one is finished', async () => {
    const order: string[] = [];
    await serve(({ url }, response) => {
      order.push(`begin ${url}`);
      setImmediate(() => response.end(`${url};`, () => order.push(`end ${url}`)));
    });
    const socket = await connection();
    socket.write(requestFor('/1') + requestFor('/2') + LAST);
    const answer = await text(socket);
    expect(answer.match(/\/\w+;/g)).toEqual(['/1;', '/2;', '/last;']);
    expect(order).toEqual(['begin /1', 'end /1', 'begin /2', 'end /2', 'begin /last', 'end /last']);
  });

  it('alternates between connections, however much one of them has sent', async () => {
    const begun: string[] = [];
    await serve(({ url = '' }, response) => {
      begun.push(url);
      response.end();
    });
    const [many, one] = [await connection(), await connection()];
    many.write(Array.from({ length: 20 }, (_, index) => requestFor(`/many${index}`)).join('') + LAST);
    one.write(LAST.replace('last', 'one'));
    await Promise.all([text(many), text(one)]);
    expect(begun).toHaveLength(22);
    expect(begun.indexOf('/one')).toBeLessThan(20);
  });

  it('refuses a connection that pipelines too much, without reading all of it', async () => {
    let begun = 0;
    await serve((_request, response) => {
      begun += 1;
      setImmediate(() => response.end());
    });
    let read = 0;
    server.on('request', () => (read += 1));
    const socket = await connection();
    socket.write(requestFor('/').repeat(2_000));
    const answers = (await text(socket)).split('HTTP/1.1 ').slice(1);
    expect(read).toBeLessThanOrEqual(MAX_PIPELINED + 2);
    expect(begun).toBeLessThanOrEqual(MAX_PIPELINED + 1);
    expect(answers.at(-1)).toMatch(/^429 Too Many Requests\r\n/);
    expect(answers.at(-1)).toContain(`Send at most ${MAX_PIPELINED} requests on one connection`);
    expect(pacer.refusedCount).toBe(1);
  });

  it('starts no further requests in a turn of the event loop that has taken long enough', async () => {
    let turn = 0;
    const turns: number[] = [];
    await serve((_request, response) => {
      nowMs += 5;
      turns.push(turn);
      response.end();
    });
    const sockets = await Promise.all(Array.from({ length: 8 }, () => connection()));
    const count = (): void => {
      turn += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    for (const socket of sockets) socket.write(LAST);
    await Promise.all(sockets.map((socket) => text(socket)));
    clearImmediate(counting);
    expect(new Set(turns).size).toBe(8);
  });

  it('reports the cost of a request, including its promises', async () => {
    await serve((_request, response) => {
      nowMs += 2;
      void Promise.resolve().then(async () => {
        await Promise.resolve();
        nowMs += 3;
        response.end();
      });
    });
    const socket = await connection();
    socket.write(LAST);
    await text(socket);
    expect(costs).toEqual([['/last', 2.5]]);
  });

  it('delays an upgrade until the requests before it are answered', async () => {
    await serve(
      (_request, response) => setImmediate(() => response.end('answer;')),
      (socket) => socket.end('upgraded;'),
    );
    const socket = await connection();
    const upgrade = requestFor('/').replace(
      '\r\n\r\n',
      '\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    socket.write(requestFor('/1') + requestFor('/2') + upgrade);
    expect((await text(socket)).match(/\w+;/g)).toEqual(['answer;', 'answer;', 'upgraded;']);
  });

  it('continues when a connection is closed before its turn', async () => {
    await serve((_request, response) => response.end());
    const gone = await connection();
    gone.write(requestFor('/').repeat(10));
    gone.resetAndDestroy();
    const socket = await connection();
    socket.write(LAST);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200/);
  });
});
