/**
 * Measures the built program under load: `npm run bench -- people --connections 10000`. Everything runs on this machine
 * and ends with it; the figures are printed and written to `tmp/bench`.
 */
import { join } from 'node:path';
import { type Order, readArguments, usage } from './arguments';
import { killChildren } from './servers/children';
import { Progress } from './report/progress';
import { tableOf, writeReport } from './report/report';
import { SCENARIOS } from './scenarios/all-scenarios';
import { Stage } from './scenarios/stage';

const RESULTS = join(__dirname, '../../../tmp/bench');

function readOrder(): Order {
  try {
    return readArguments(process.argv.slice(2), SCENARIOS);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n${usage(SCENARIOS)}`);
    process.exit(2);
  }
}

async function run(order: Order): Promise<void> {
  const startedAtMs = Date.now();
  const { scenario, size, isProfiled } = order;
  const profileDir = isProfiled ? join(RESULTS, `profile-${startedAtMs}`) : null;
  stage = new Stage(new Progress(), profileDir);
  await stage.fill(size.connections);
  const found = await scenario.run(stage, size);
  process.stdout.write(`\n${tableOf(found)}\n`);
  process.stdout.write(`All figures: ${writeReport(RESULTS, order, startedAtMs, found)}\n`);
  if (profileDir !== null) process.stdout.write(`Profiles: ${profileDir}\n`);
}

/** Ends with everything that was started; the first reason counts, since the end of one part makes others fail. */
function end(code: number, sentence = ''): void {
  if (isEnding) return;
  isEnding = true;
  if (sentence !== '') process.stderr.write(`\n${sentence}\n`);
  void killChildren()
    .then(() => stage?.dispose())
    .finally(() => process.exit(code));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

let stage: Stage | null = null;
let isEnding = false;
const order = readOrder();
const limitMs = order.scenario.minutes * 60_000 + order.size.seconds * 10_000;
setTimeout(() => end(1, 'It took too long: the machine is busy, or the server hangs.'), limitMs).unref();
process.on('SIGINT', () => end(130, 'Stopped.'));
process.on('SIGTERM', () => end(143, 'Stopped.'));
run(order).then(
  () => end(0),
  (error: unknown) => end(1, `The bench failed: ${messageOf(error)}`),
);
