import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../data-source-options';
import { packTemplate } from './cluster-template';
import { makeCluster } from './new-cluster';

jest.mock('node:child_process', () => ({ spawnSync: jest.fn() }));

const spawned = jest.mocked(spawnSync);

describe('a new cluster', () => {
  let dataDir: string;
  let folder: string;
  let template: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'live-tz-cluster-'));
    folder = join(dataDir, 'pg');
    template = join(dataDir, 'template.gz');
    mkdirSync(folder);
    const source = join(dataDir, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'PG_VERSION'), '18\n');
    const names = MIGRATIONS.map(({ name }) => name);
    writeFileSync(template, packTemplate(source, names));
    spawned.mockReset().mockImplementation((program, args) => {
      if (program === process.execPath) {
        const [, unfinished = ''] = args as unknown as string[];
        mkdirSync(unfinished);
        writeFileSync(join(unfinished, 'PG_VERSION'), 'from the child\n');
      }
      return { status: 0, stderr: '' } as never;
    });
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('comes from the template, without a child process that creates it', () => {
    expect(makeCluster(folder, template)).toBeNull();
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('18\n');
    expect(spawned.mock.calls.map(([program]) => program)).not.toContain(process.execPath);
  });

  it('replaces what an earlier start left unfinished when it was killed', () => {
    mkdirSync(`${folder}-new`);
    writeFileSync(join(`${folder}-new`, 'half'), '');
    expect(makeCluster(folder, template)).toBeNull();
    expect(readdirSync(folder)).toEqual(['PG_VERSION']);
    expect(existsSync(`${folder}-new`)).toBe(false);
  });

  it('has its name only when it is complete and on the disk', () => {
    let namesAtFlush: string[] = [];
    spawned.mockImplementation((program) => {
      if (program === 'sync') namesAtFlush = [...readdirSync(folder), ...readdirSync(`${folder}-new`)];
      return { status: 0 } as never;
    });
    makeCluster(folder, template);
    expect(namesAtFlush).toEqual(['PG_VERSION']);
  });

  it('never replaces a folder that has something in it', () => {
    writeFileSync(join(folder, 'kept'), '');
    expect(() => makeCluster(folder, template)).toThrow();
    expect(readdirSync(folder)).toEqual(['kept']);
  });

  it('is created by a child process when the template cannot be used, and the log learns why', () => {
    writeFileSync(template, 'damaged');
    expect(makeCluster(folder, template)).toContain(template);
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('from the child\n');
  });

  it('is flushed file by file where there is no sync(1)', () => {
    spawned.mockReturnValue({ status: null } as never);
    expect(makeCluster(folder, template)).toBeNull();
    expect(readdirSync(folder)).toEqual(['PG_VERSION']);
  });
});
