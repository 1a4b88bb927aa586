/**
 * Runs a cluster on this machine without Docker: `npm run cluster -- --nodes 3 --port 8080`. Prints its address, and removes
 * it with its data on Ctrl-C or SIGTERM.
 */
import { parseArgs } from 'node:util';
import { Cluster } from '@live-tz/test-cluster';

const USAGE = 'Usage: npm run cluster -- [--nodes 1 to 16] [--port 1 to 65535]\n';

/** A whole number from 1 to `max`; undefined without the option. */
function wholeNumber(text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > max) throw new RangeError(text);
  return number;
}

function readOptions(): { nodes?: number; port?: number } {
  try {
    const { values } = parseArgs({ options: { nodes: { type: 'string' }, port: { type: 'string' } } });
    return { nodes: wholeNumber(values.nodes, 16), port: wholeNumber(values.port, 65_535) };
  } catch {
    process.stderr.write(USAGE);
    process.exit(2);
  }
}

/** Resolves at the first signal. Ctrl-C reaches every process of the cluster; this one waits for all of them. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function run(): Promise<void> {
  const options = readOptions();
  const signal = stopSignal();
  const cluster = await Cluster.start(options);
  const nodes = cluster.nodes.map(({ url }) => url).join(', ');
  process.stdout.write(`Live TZ is at ${cluster.url}/ (nodes: ${nodes}). Ctrl-C stops it.\n`);
  await signal;
  await cluster.dispose();
}

run().catch((error: unknown) => {
  process.stderr.write(
    `The cluster did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
