/**
 * Measures the built program under load: `npm run bench -- people --connections 10000`. Everything runs on this machine
 * and ends with it; the figures are printed and written to `tmp/bench`.
 */
import { join } from 'node:path';
import { type Order, readArguments, usage } from './arguments';
import { killChildren } from './children';
import { Progress } from './progress';
import { tableOf, writeReport } from './report';
import { SCENARIOS } from './scenarios';
import { Stage } from './stage';

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
  const stage = await Stage.build(size.connections, new Progress(), profileDir);
  end = () => {
    killChildren();
    stage.dispose();
  };
  const found = await scenario.run(stage, size);
  process.stdout.write(`\n${tableOf(found)}\n`);
  process.stdout.write(`All figures: ${writeReport(RESULTS, order, startedAtMs, found)}\n`);
  if (profileDir !== null) process.stdout.write(`Profiles: ${profileDir}\n`);
}

/** Ends what was started, if it still runs, and removes its data. */
let end: () => void = killChildren;

function giveUp(sentence: string, code: number): never {
  process.stderr.write(`\n${sentence}\n`);
  end();
  process.exit(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const order = readOrder();
const limitMs = order.scenario.minutes * 60_000 + order.size.seconds * 10_000;
setTimeout(() => giveUp('It took too long: the machine is busy, or the server hangs.', 1), limitMs).unref();
process.on('SIGINT', () => giveUp('Stopped.', 130));
process.on('SIGTERM', () => giveUp('Stopped.', 143));
run(order).then(
  () => end(),
  (error: unknown) => giveUp(`The bench failed: ${messageOf(error)}`, 1),
);
