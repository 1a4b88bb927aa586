import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { compressResponses } from './compression';

const BODY = { text: 'x'.repeat(5000) };
const charges: number[] = [];
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(compressResponses((_request, bodyBytes) => charges.push(bodyBytes)));
  app.all('/cookie', (_request, response) => void response.cookie('session', 'secret').json(BODY));
  app.get('/stream', (_request, response) => {
    response.type('text/event-stream').write(`data: ${BODY.text}\n\n`);
    response.end();
  });
  app.get('/picture', (_request, response) => void response.type('png').send(Buffer.alloc(5000)));
  app.use((_request, response) => void response.json(BODY));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => charges.splice(0));
afterAll(() => server.close());

async function encodingOf(path: string, method = 'GET', accepted = 'gzip, br'): Promise<string | undefined> {
  const { port } = server.address() as AddressInfo;
  const headers = { 'Accept-Encoding': accepted };
  const sent = request({ port, path, method, headers, agent: false }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  await once(response, 'end');
  return response.headers['content-encoding'];
}

it('compresses what was read, and reports its bytes', async () => {
  expect(await encodingOf('/api/v1/zones')).toBe('br');
  expect(charges).toEqual([JSON.stringify(BODY).length]);
});

it.each([
  ['a response that sets a cookie', '/cookie', 'GET'],
  ['the session', '/api/v1/auth/session', 'GET'],
  ['the session below a base path', '/tz/api/v1/auth/session?x', 'GET'],
  ['the session in capitals, which Express routes all the same', '/API/V1/Auth/session', 'GET'],
  ['a reset link, the result of a write', '/api/v1/admin/users/1/reset', 'POST'],
  ['the result of a change', '/api/v1/users/me', 'PATCH'],
  ['a stream of events', '/stream', 'GET'],
  ['a picture', '/picture', 'GET'],
])('does not compress %s', async (_kind, path, method) => {
  expect(await encodingOf(path, method)).toBeUndefined();
  expect(charges).toEqual([]);
});
