import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { restoreRows } from './restore-rows';

const HEADER = '{"format":"live-tz-backup","version":1,"createdAtMs":0,"migrations":[]}';
const ROWS = ['["users",{"id":"1"}]', '["users",{"id":"2"}]'];
const END = '{"rows":2}';

describe('restoreRows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-restore-'));
  const incoming = join(folder, 'incoming');
  afterAll(() => rmSync(folder, { recursive: true }));

  function restore(...lines: string[]): Promise<void> {
    const file = join(folder, 'backup');
    writeFileSync(file, gzipSync(lines.join('\n')));
    return restoreRows(file, folder, incoming);
  }

  it.each<[string, string[]]>([
    ['has no end', [HEADER, ...ROWS]],
    ['lacks a row', [HEADER, ...ROWS.slice(1), END]],
    ['has a row too many', [HEADER, ...ROWS, ...ROWS.slice(1), END]],
    ['goes on after its end', [HEADER, ...ROWS, END, ...ROWS]],
    ['has a row without values', [HEADER, '["users"]', ...ROWS, END]],
    ['has another format', ['{"format":"something else"}', ...ROWS, END]],
    ['has no lines', []],
  ])('creates no database from a backup that %s', async (_how, lines) => {
    await expect(restore(...lines)).rejects.toThrow();
    expect(existsSync(incoming)).toBe(false);
  });

  it('creates no database from a backup of a newer release', async () => {
    const newer = HEADER.replace('"migrations":[]', '"migrations":["Newer9999999999999"]');
    await expect(restore(newer, ...ROWS, END)).rejects.toThrow('newer release');
    expect(existsSync(incoming)).toBe(false);
  });
});
