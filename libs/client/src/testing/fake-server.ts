import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that answers one request after the other with what a test has prepared, the last one again and again. */
export class FakeServer {
  readonly requests: IncomingMessage[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(...handlers: Handler[]): Promise<FakeServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const fake = new FakeServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const handler = handlers[Math.min(fake.requests.length, handlers.length - 1)];
      fake.requests.push(request);
      handler?.(response, request);
    });
    return fake;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

export function answerText(status: number, text: string): Handler {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'text/html' }).end(text);
  };
}

/** A stream that sends these texts and then ends, or stays open. */
export function stream(texts: readonly string[], end: 'end' | 'destroy' | 'stay' = 'end'): Handler {
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    for (const text of texts) response.write(text);
    if (end === 'end') response.end();
    // What was written goes out first.
    if (end === 'destroy') setImmediate(() => response.destroy());
  };
}

export function tickText(utcMs: number): string {
  return `id: ${utcMs}\nevent: tick\ndata: {"utcMs":${utcMs},"zones":[]}\n\n`;
}

export const NO_WAIT = 'retry: 0\n\n';
