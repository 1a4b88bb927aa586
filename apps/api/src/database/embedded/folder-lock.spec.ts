import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock';

describe('lockFolder', () => {
  const root = mkdtempSync(join(tmpdir(), 'live-tz-lock-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('locks a folder until it is released', async () => {
    const unlock = await lockFolder(root);
    await expect(lockFolder(root)).rejects.toThrow(FolderInUseError);
    await unlock();
    const again = await lockFolder(root);
    await again();
  });

  it('recognizes a folder under any of its names', async () => {
    const link = join(root, 'link');
    symlinkSync(root, link);
    const unlock = await lockFolder(root);
    await expect(lockFolder(link)).rejects.toThrow('DATA_DIR');
    await unlock();
  });

  it('is free at once when its owner is killed', async () => {
    const name = `live-tz-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 32)}`;
    const script = `require('net').createServer().listen('\\0${name}', () => console.log('held'))`;
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    await expect(lockFolder(root)).rejects.toThrow(FolderInUseError);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const unlock = await lockFolder(root);
    await unlock();
  });
});
