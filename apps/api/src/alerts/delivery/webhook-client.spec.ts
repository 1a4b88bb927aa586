import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as dns from 'node:dns';
import { WebhookClient } from './webhook-client';

jest.mock('node:dns', () => ({ ...jest.requireActual<typeof dns>('node:dns'), lookup: jest.fn() }));

const lookup = dns.lookup as unknown as jest.Mock;
const { signal } = new AbortController();
const strict = new WebhookClient({ alerts: { allowsPrivateAddresses: false, smtpUrl: null, mailFrom: '' } });
const open = new WebhookClient({ alerts: { allowsPrivateAddresses: true, smtpUrl: null, mailFrom: '' } });

let server: Server;
let requests = 0;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => {
  requests = 0;
  answer = (_request, response) => response.end('x'.repeat(1_000_000));
});

const urlOf = (host: string): string => `http://${host}:${(server.address() as AddressInfo).port}/hook`;

function resolvesTo(...addresses: string[]): void {
  lookup.mockImplementation((_host: string, _options: object, callback: (...args: unknown[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ),
  );
}

describe('WebhookClient', () => {
  it('sends the body and resolves to the status without waiting for the answer to end', async () => {
    const bodies: string[] = [];
    answer = (request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.writeHead(202).write('never ends'));
    };
    resolvesTo('127.0.0.1');
    await expect(open.post(urlOf('hook.example'), '{"a":"ä"}', {}, signal)).resolves.toBe(202);
    expect(bodies).toEqual(['{"a":"ä"}']);
  });

  it.each([['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['::ffff:127.0.0.1'], ['64:ff9b::7f00:1']])(
    'does not connect to a name with the addresses %s %s',
    async (...addresses) => {
      resolvesTo(...addresses.filter((each) => each !== undefined));
      await expect(strict.post(urlOf('hook.example'), '{}', {}, signal)).rejects.toMatchObject({
        failure: 'private-address',
      });
      expect(requests).toBe(0);
    },
  );

  it('does not connect to a private IP address, for which no name is resolved', async () => {
    lookup.mockClear();
    await expect(strict.post(urlOf('127.0.0.1'), '{}', {}, signal)).rejects.toMatchObject({
      failure: 'private-address',
    });
    expect(requests).toBe(0);
    expect(lookup).not.toHaveBeenCalled();
  });

  it('checks each connection again, so that a name with another address later is refused', async () => {
    resolvesTo('127.0.0.1');
    await expect(open.post(urlOf('hook.example'), '{}', {}, signal)).resolves.toBe(200);
    await expect(strict.post(urlOf('hook.example'), '{}', {}, signal)).rejects.toMatchObject({
      failure: 'private-address',
    });
  });

  it.each([
    [302, 'redirect'],
    [308, 'redirect'],
    [404, 'status'],
    [500, 'status'],
  ])('fails with the status %s and does not follow it', async (status, failure) => {
    answer = (_request, response) => response.writeHead(status, { Location: urlOf('127.0.0.1') }).end();
    resolvesTo('127.0.0.1');
    await expect(open.post(urlOf('hook.example'), '{}', {}, signal)).rejects.toMatchObject({
      failure,
      status,
    });
    expect(requests).toBe(1);
  });

  it('fails where nobody listens, and when it is stopped', async () => {
    await expect(open.post('http://127.0.0.1:9/', '{}', {}, signal)).rejects.toMatchObject({
      failure: 'unreachable',
    });
    answer = () => undefined;
    const stopped = new AbortController();
    const sent = open.post(urlOf('127.0.0.1'), '{}', {}, stopped.signal);
    stopped.abort();
    await expect(sent).rejects.toMatchObject({ failure: 'unreachable' });
    server.closeAllConnections();
  });
});
