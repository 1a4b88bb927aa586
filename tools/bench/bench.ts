/**
 * Measures the built program under load: `npm run bench -- users --connections 10000`. Server and clients run on this
 * machine; the figures are printed and written to `tmp/bench`.
 */
import { join } from 'node:path';
import { type BenchArguments, readArguments, usage } from './arguments';
import { killChildren } from './servers/children';
import { Progress } from './report/progress';
import { formatFindings, writeReport } from './report/report';
import { SCENARIOS } from './scenarios/all-scenarios';
import { ScenarioContext } from './scenarios/scenario-context';

const RESULTS = join(__dirname, '../../../tmp/bench');

function readArgumentsOrExit(): BenchArguments {
  try {
    return readArguments(process.argv.slice(2), SCENARIOS);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n${usage(SCENARIOS)}`);
    process.exit(2);
  }
}

async function run(benchArguments: BenchArguments): Promise<void> {
  const startedAtMs = Date.now();
  const { scenario, size, isProfiled } = benchArguments;
  const profileDir = isProfiled ? join(RESULTS, `profile-${startedAtMs}`) : null;
  context = new ScenarioContext(new Progress(), profileDir);
  await context.createUsers(size.connections);
  const findings = await scenario.run(context, size);
  process.stdout.write(`\n${formatFindings(findings)}\n`);
  process.stdout.write(`All figures: ${writeReport(RESULTS, benchArguments, startedAtMs, findings)}\n`);
  if (profileDir !== null) process.stdout.write(`Profiles: ${profileDir}\n`);
}

/** Stops everything that was started. Only the first call counts: stopping one part makes the others fail. */
function end(code: number, message = ''): void {
  if (isEnding) return;
  isEnding = true;
  if (message !== '') process.stderr.write(`\n${message}\n`);
  void killChildren()
    .then(() => context?.dispose())
    .finally(() => process.exit(code));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

let context: ScenarioContext | null = null;
let isEnding = false;
const benchArguments = readArgumentsOrExit();
const timeoutMs = benchArguments.scenario.maxMinutes * 60_000 + benchArguments.size.seconds * 10_000;
setTimeout(() => end(1, 'The bench timed out: the machine is busy, or the server hangs.'), timeoutMs).unref();
process.on('SIGINT', () => end(130, 'Stopped.'));
process.on('SIGTERM', () => end(143, 'Stopped.'));
run(benchArguments).then(
  () => end(0),
  (error: unknown) => end(1, `The bench failed: ${messageOf(error)}`),
);
