/** What the builders of the data files share: names without repetition, and sorted tables. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from './program.mjs';

const GAZETTEER = join(import.meta.dirname, '../../apps/api/src/timezones/gazetteer');

/** Writes a file of rows, one line each, below a head of comments. */
export function writeTable(fileName, head, rows) {
  const comments = head.map((line) => `# ${line}\n`).join('');
  const lines = rows.map((cells) => `${cells.join('\t').trimEnd()}\n`);
  writeFileSync(join(GAZETTEER, fileName), comments + lines.join(''));
  process.stdout.write(`${fileName}: ${rows.length} rows\n`);
}

/** Names that a search distinguishes from each other and from the known ones, in the given order. */
export function newNames(names, known) {
  const seen = new Set(['', ...known.map(foldText)]);
  return names.map(tidy).filter((name) => {
    const isNew = !seen.has(foldText(name));
    seen.add(foldText(name));
    return isNew;
  });
}

/** Without invisible marks of direction, and what would end a cell. */
function tidy(name) {
  return name.replace(/[\p{Cf}\t|]/gu, (mark) => (mark === '\u200c' || mark === '\u200d' ? mark : '')).trim();
}

/** By code unit, so that the order does not depend on the locale of the machine. */
export function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** The values by key, in their order. */
export function groupedBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
}
