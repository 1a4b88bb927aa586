import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ALERT_SIGNATURE_HEADER, type AlertMessage } from '@live-tz/contracts';
import { SMTPServer } from 'smtp-server';

/** A message as a webhook has received it. */
export interface ReceivedMessage {
  path: string;
  body: string;
  message: AlertMessage;
  signature: string;
}

/** Webhooks on loopback: `/ok`, `/redirect`, `/hang`, and `/flaky`, which fails once. */
export class WebhookReceiver {
  readonly received: ReceivedMessage[] = [];
  private readonly events = new EventEmitter();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    let hasFailed = false;
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const signature = String(request.headers[ALERT_SIGNATURE_HEADER.toLowerCase()]);
        const message = JSON.parse(body || '{}') as AlertMessage;
        receiver.received.push({ path: request.url ?? '', body, message, signature });
        receiver.events.emit('received');
        if (request.url === '/hang') return;
        if (request.url === '/redirect') response.writeHead(307, { Location: receiver.urlOf('/target') });
        else if (request.url === '/flaky' && !hasFailed) {
          hasFailed = true;
          response.writeHead(500);
        }
        response.end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  urlOf(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  /** Resolves when a path has received this many messages. */
  async messages(path: string, count: number): Promise<ReceivedMessage[]> {
    const atPath = () => this.received.filter((each) => each.path === path);
    while (atPath().length < count) await once(this.events, 'received');
    return atPath();
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Checks a signature as docs/alerts.md says. */
export function isSigned({ signature, body }: ReceivedMessage, secret: string): boolean {
  const [, time = '', hmac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  const isRecent = Math.abs(Date.now() / 1000 - Number(time)) < 300;
  return isRecent && createHmac('sha256', secret).update(`${time}.${body}`).digest('hex') === hmac;
}

/** A mail server on loopback. */
export class MailReceiver {
  private readonly mails: { to: string[]; text: string }[] = [];
  private readonly events = new EventEmitter();

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async start(): Promise<MailReceiver> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('refused@') ? new Error('There is no such mailbox') : null),
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          receiver.mails.push({ to, text: decoded(Buffer.concat(chunks).toString()) });
          callback();
          receiver.events.emit('mail');
        });
      },
    });
    const { server: listener } = server;
    server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const receiver = new MailReceiver(server, `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`);
    return receiver;
  }

  /** The mails to an address, once there are this many. */
  async to(address: string, count: number): Promise<string[]> {
    const mails = () => this.mails.filter(({ to }) => to.includes(address)).map(({ text }) => text);
    while (mails().length < count) await once(this.events, 'mail');
    return mails();
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Undoes quoted-printable, which folds long lines. */
function decoded(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
