import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { PLAIN_HEADERS } from './security-headers';
import { answerUnreadableRequests } from './unreadable-request';

describe('answerUnreadableRequests', () => {
  let server: Server;

  beforeEach(async () => {
    // Checks often for late requests, so that a test does not take half a minute.
    server = createServer({ connectionsCheckingInterval: 20 }, (request, response) =>
      request.url === '/unfinished' ? response.write('some') : response.end('all'),
    );
    answerUnreadableRequests(server, PLAIN_HEADERS);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function connection(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  it.each([
    ['something other than HTTP', '\u0016\u0003\u0001\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['headers that never arrive', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
    ['an address that is not ASCII', 'GET /z\u00fcrich HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['CONNECT', 'CONNECT elsewhere:443 HTTP/1.1\r\nHost: elsewhere:443\r\n\r\n', 400],
  ])('answers %s with a problem, and closes the connection', async (_what, sent, status) => {
    // Only applies to the client that stops sending: all others are answered in time on any machine.
    if (status === 408) server.headersTimeout = 100;
    const socket = await connection();
    socket.write(sent);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(head).toContain('X-Content-Type-Options: nosniff');
    expect(head).toContain('Cache-Control: no-store');
    expect(JSON.parse(body)).toMatchObject({
      status,
      detail: expect.stringMatching(/^[A-Z].*\.$/),
      requestId: expect.any(String),
    });
  });

  it('leaves valid requests to the application', async () => {
    for (const headers of ['Connection: close', 'Host: x\r\nExpect: tea\r\nConnection: close']) {
      const socket = await connection();
      socket.write(`GET / HTTP/1.1\r\n${headers}\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 .*all/s);
    }
  });

  it('answers after a complete response on the same connection', async () => {
    const socket = await connection();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.write('no request\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('does not write into an unfinished response', async () => {
    const socket = await connection();
    socket.write('GET /unfinished HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.write('no request\r\n\r\n');
    await expect(text(socket)).resolves.toBe('');
  });
});
