import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { localAddress } from '../config/local-address';

/** Below the five seconds after which container engines end a check. */
const TIMEOUT_MS = 4000;

/** Ends with 0 when the server of this machine serves, else with 1 and what it said: the image has no curl. */
async function main(): Promise<void> {
  const address = `${localAddress(readConfig())}/health/ready`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  process.stdout.write(`${await response.text()}\n`);
  process.exitCode = response.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof Error) || error.name === 'ConfigError') endWithSentence(error);
  process.stderr.write('The server does not answer.\n');
  process.exitCode = 1;
});
