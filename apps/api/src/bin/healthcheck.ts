import { readConfig } from '../config/env';
import { exitWithMessage } from '../config/failed-start';
import { localAddress } from '../config/local-address';

/** Less than the five seconds after which container engines abort a check. */
const TIMEOUT_MS = 4000;

/** Exits with 0 if the server of this machine is ready, otherwise with 1, and prints its answer: the image has no curl. */
async function main(): Promise<void> {
  const address = `${localAddress(readConfig())}/health/ready`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  process.stdout.write(`${await response.text()}\n`);
  process.exitCode = response.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof Error) || error.name === 'ConfigError') exitWithMessage(error);
  process.stderr.write('The server does not answer.\n');
  process.exitCode = 1;
});
