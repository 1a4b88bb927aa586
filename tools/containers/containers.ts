/**
 * Checks the containers: `npm run containers -- --engine podman`. Builds the image, runs it alone and as the system of
 * `docker/compose.yml`, stops and kills parts of it, and ends with `N passed, N failed`. Uses Docker or else podman unless
 * one is given, and removes everything but the image.
 */
import { parseArgs } from 'node:util';
import { Checks } from './checks';
import { checkCompose } from './compose-checks';
import { Engine } from './engine';
import { checkImage } from './image-checks';
import { checkSingle } from './single-checks';

/** The image name in `docker/compose.yml`. */
const IMAGE = 'live-tz:latest';
const USAGE = 'Usage: npm run containers -- [--engine docker|podman] [--only image|single|compose]\n';

function readOptions(): { engine?: string; only?: string } {
  try {
    const { values } = parseArgs({ options: { engine: { type: 'string' }, only: { type: 'string' } } });
    const isKnown = [undefined, 'docker', 'podman'].includes(values.engine);
    if (isKnown && [undefined, 'image', 'single', 'compose'].includes(values.only)) return values;
  } catch {
    // Unknown options get the usage below.
  }
  process.stderr.write(USAGE);
  process.exit(2);
}

async function run(): Promise<void> {
  const { engine: name, only } = readOptions();
  const engine = Engine.find(name);
  const checks = new Checks();
  process.stdout.write(`With ${engine.name}:\n`);
  if (only === undefined || only === 'image') await checkImage(engine, IMAGE, checks);
  if (only === undefined || only === 'single') await checkSingle(engine, IMAGE, checks);
  if (only === undefined || only === 'compose') await checkCompose(engine, checks);
  checks.report();
  process.exit(checks.hasFailed ? 1 : 0);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
