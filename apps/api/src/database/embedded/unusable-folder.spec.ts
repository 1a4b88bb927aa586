import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unusableFolder } from './unusable-folder';

describe('unusableFolder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'live-tz-unusable-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it.each(['EACCES', 'EPERM'])('names the account and the command for %s', (code) => {
    const { message } = unusableFolder(join(dataDir, 'pg'), Object.assign(new Error('no'), { code }));
    expect(message).toContain(`uid ${process.getuid?.()} may not write to ${dataDir}.`);
    expect(message).toContain(`chown -R ${process.getuid?.()}:${process.getgid?.()}`);
  });

  it.each([
    ['the folder is on a read-only disk', () => join(dataDir, 'pg'), 'EROFS'],
    ['DATA_DIR is not there', () => join(dataDir, 'none', 'pg'), 'EACCES'],
  ])('advises another folder when %s', (_when, folder, code) => {
    const { message } = unusableFolder(folder(), Object.assign(new Error('no'), { code }));
    expect(message).toBe('DATA_DIR cannot be used: give a folder that this account may write to.');
  });
});
