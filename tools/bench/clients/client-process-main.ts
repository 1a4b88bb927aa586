import { Clients } from './clients';
import type { ClientMessage, ClientRequest, ClientStatus, Observation } from './client-messages';

const PROGRESS_INTERVAL_MS = 250;

let reportedAtMs = 0;
const clients = new Clients((progress) => {
  if (Date.now() - reportedAtMs < PROGRESS_INTERVAL_MS) return;
  reportedAtMs = Date.now();
  send({ progress });
});

function send(message: ClientMessage): void {
  process.send?.(message);
}

function handle(message: ClientRequest): Promise<ClientStatus | Observation> {
  switch (message.type) {
    case 'connect':
      return clients.connect(message.request);
    case 'watch':
      return clients.watch(message.request);
    case 'observe':
      return clients.observe(message.request);
    case 'awaitReconnect':
      return clients.awaitReconnect(message.request);
    case 'disconnect':
      return clients.disconnect();
  }
}

process.on('message', (message: ClientRequest) => {
  handle(message).then(
    (response) => send({ response }),
    (error: unknown) => send({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// No orphan is left behind when the parent is killed.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of the terminal; the parent decides when this one ends.
process.on('SIGINT', () => undefined);
