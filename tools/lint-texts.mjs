/**
 * Lints texts as if they stood in the given files: reads `[{ filePath, text }]` as JSON and prints, for each, the rules
 * that refuse it. A process of its own, because Jest cannot load an ES module as configuration.
 */
import { ESLint } from 'eslint';
import { text as readAll } from 'node:stream/consumers';

const eslint = new ESLint();
const results = [];
for (const { filePath, text } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(results));
