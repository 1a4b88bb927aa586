import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UnusableZoneData } from './packed-zone-data';
import { releaseDateOf } from './release-date';
import { RuleSet } from './rule-set';

/** Ten times what the whole tz database takes. */
const MAX_BYTES = 8 * 1024 * 1024;
const DAY = /^\d{4}-\d\d-\d\d$/;
const FAULTS: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'This account may not read the file.',
};

/**
 * Reads a file of zone data: moment-timezone's packed JSON (`{version, zones, links}`), and `releasedOn` (`YYYY-MM-DD`)
 * where its day is known.
 *
 * @param earlier rules whose names stay known, where the file does not know them
 * @throws UnusableZoneData with a sentence that names neither file nor content
 */
export async function readZoneDataFile(path: string, earlier: RuleSet): Promise<RuleSet> {
  const content = parsed(await textOf(path));
  const { version, releasedOn } = Object(content) as { version?: unknown; releasedOn?: unknown };
  const day = isDay(releasedOn) ? releasedOn : releaseDateOf(String(version));
  return new RuleSet(content, { source: basename(path), releasedOn: day }, earlier);
}

/**
 * What changes when a file is written, replaced or removed, also where a name above it is a link that is turned: the way
 * in which Kubernetes renews its volumes.
 */
export async function stampOfFile(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join();
  } catch (error) {
    return codeOf(error);
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    // Asked before it is opened: to open a named pipe would wait for somebody to write.
    if (!found.isFile()) throw new UnusableZoneData('It is no file.');
    if (found.size > MAX_BYTES) throw new UnusableZoneData('The file is larger than 8 MB.');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UnusableZoneData) throw error;
    const code = codeOf(error);
    throw new UnusableZoneData(FAULTS[code] ?? `The file cannot be read (${code}).`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnusableZoneData('The file is no JSON.');
  }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && isOnCalendar(value);
}

/** The 30th of February is read as the 2nd of March. */
function isOnCalendar(day: string): boolean {
  const utcMs = Date.parse(day);
  return !Number.isNaN(utcMs) && new Date(utcMs).toISOString().startsWith(day);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
