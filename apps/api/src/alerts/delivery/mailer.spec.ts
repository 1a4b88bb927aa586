import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Config } from '../../config/env';
import { Mailer } from './mailer';

const MAIL = { to: 'ada@example.org', subject: 'A test', text: 'Only a test.' };

function mailerFor(smtpUrl: string | null): Mailer {
  const alerts = {
    allowsPrivateAddresses: false,
    smtpUrl: smtpUrl === null ? null : new URL(smtpUrl),
    mailFrom: '',
  };
  return new Mailer({ alerts, http: { publicUrl: null } } as unknown as Config);
}

async function listening(): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('Mailer', () => {
  it('sends nothing without SMTP_URL', async () => {
    expect(mailerFor(null).isAvailable).toBe(false);
    await expect(mailerFor(null).send(MAIL, AbortSignal.timeout(1000))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });

  it('is not held by a server that accepts the connection and says nothing', async () => {
    const { server, url } = await listening();
    const closed = once(server, 'connection').then(([socket]) => once(socket.resume(), 'close'));
    await expect(mailerFor(url).send(MAIL, AbortSignal.timeout(300))).rejects.toMatchObject({
      failure: 'unreachable',
    });
    await closed;
    server.close();
  });

  it('fails where no server listens', async () => {
    const { server, url } = await listening();
    server.close();
    await once(server, 'close');
    await expect(mailerFor(url).send(MAIL, AbortSignal.timeout(60_000))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });
});
