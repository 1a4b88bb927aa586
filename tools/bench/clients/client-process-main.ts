import { Crowd } from './clients';
import type { Attendance, CrowdMessage, CrowdRequest, Observation } from './client-messages';

/** How often the one who waits hears how far it is. */
const PROGRESS_EVERY_MS = 250;

let reportedAtMs = 0;
const crowd = new Crowd((progress) => {
  if (Date.now() - reportedAtMs < PROGRESS_EVERY_MS) return;
  reportedAtMs = Date.now();
  send({ progress });
});

function send(message: CrowdMessage): void {
  process.send?.(message);
}

function answer(message: CrowdRequest): Promise<Attendance | Observation> {
  switch (message.ask) {
    case 'gather':
      return crowd.gather(message.request);
    case 'rewatch':
      return crowd.rewatch(message.request);
    case 'observe':
      return crowd.observe(message.request);
    case 'awaitReturn':
      return crowd.awaitReturn(message.request);
    case 'disperse':
      return crowd.disperse();
  }
}

process.on('message', (message: CrowdRequest) => {
  answer(message).then(
    (result) => send({ answer: result }),
    (error: unknown) => send({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// Nobody is left behind when the one who asked is killed.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of the terminal; who asked decides when it is over.
process.on('SIGINT', () => undefined);
