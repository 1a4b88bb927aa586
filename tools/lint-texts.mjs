/**
 * Lints texts as the contents of given files: reads `[{ filePath, text }]` as JSON and prints the violated rules of each. It
 * is a separate process because Jest cannot load a configuration that is an ES module.
 */
import { ESLint } from 'eslint';
import { text as readAll } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

/** The rules of imports need no types, and loading those of every project takes longer than all the rest. */
const eslint = new ESLint({ overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } });
const results = [];
for (const { filePath, text } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(results));
