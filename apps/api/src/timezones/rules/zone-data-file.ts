import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UnusableZoneData } from './packed-zone-data';
import { releaseDateOf } from './release-date';
import { RuleSet } from './rule-set';

/** Ten times the size of the whole tz database. */
const MAX_BYTES = 8 * 1024 * 1024;
const DAY = /^\d{4}-\d\d-\d\d$/;
const FAULTS: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'This account may not read the file.',
};

/**
 * Reads a file of zone data: moment-timezone's packed JSON (`{version, zones, links}`), with `releasedOn` (`YYYY-MM-DD`) if the
 * date is known.
 *
 * @param earlier rules whose names stay known if the file lacks them
 * @throws UnusableZoneData with a message that contains neither file name nor content
 */
export async function readZoneDataFile(path: string, earlier: RuleSet): Promise<RuleSet> {
  const content = parsed(await textOf(path));
  const { version, releasedOn } = Object(content) as { version?: unknown; releasedOn?: unknown };
  const day = isDay(releasedOn) ? releasedOn : releaseDateOf(String(version));
  return new RuleSet(content, { source: basename(path), releasedOn: day }, earlier);
}

/**
 * Changes when a file is written, replaced or removed, even if a symbolic link in its path is changed, as Kubernetes does to
 * update its volumes.
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
    // Checked before it is opened: opening a named pipe would wait for a writer.
    if (!found.isFile()) throw new UnusableZoneData('It is not a file.');
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
    throw new UnusableZoneData('The file is not JSON.');
  }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && isOnCalendar(value);
}

/** `Date.parse` reads the 30th of February as the 2nd of March. */
function isOnCalendar(day: string): boolean {
  const utcMs = Date.parse(day);
  return !Number.isNaN(utcMs) && new Date(utcMs).toISOString().startsWith(day);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
