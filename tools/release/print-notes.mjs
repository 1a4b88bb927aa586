/** Prints the notes of a release, which are its entry in CHANGELOG.md: `node tools/release/print-notes.mjs v1.2.3`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf } from './changelog.cjs';

const [tag] = process.argv.slice(2);
if (!/^v\d+\.\d+\.\d+/.test(tag ?? '')) {
  process.stderr.write('Usage: node tools/release/print-notes.mjs v1.2.3\n');
  process.exit(1);
}
const changelog = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
process.stdout.write(`${entryOf(changelog, tag.slice(1))}\n`);
