import { spawnSync } from 'node:child_process';
import { fsyncSync } from 'node:fs';
import { DurableFiles } from './durable-files';

jest.mock('node:child_process', () => ({ spawnSync: jest.fn() }));
jest.mock('node:fs', () => ({ ...jest.requireActual<object>('node:fs'), fsyncSync: jest.fn() }));
jest.mock('@electric-sql/pglite/nodefs', () => ({
  NodeFS: class {
    init(_db: unknown, emscriptenOpts: object) {
      return Promise.resolve({ emscriptenOpts });
    }
  },
}));

const LOG = { nfd: 7, path: '/pglite/data/pg_wal/000000010000000000000001' };
const PID = { nfd: 8, path: '/pglite/data/postmaster.pid' };

describe('the files of the embedded database', () => {
  let operations: { write: jest.Mock; fsync: (file: typeof LOG) => number };

  beforeEach(async () => {
    jest.mocked(fsyncSync).mockReset();
    jest
      .mocked(spawnSync)
      .mockReset()
      .mockReturnValue({ status: 0 } as never);
    operations = { write: jest.fn(() => 1), fsync: () => -1 };
    const { emscriptenOpts } = await new DurableFiles('/data/pg').init({} as never, { preRun: [] } as never);
    const module = { FS: { filesystems: { NODEFS: { stream_ops: operations } } } };
    for (const run of emscriptenOpts.preRun as unknown as ((given: unknown) => void)[]) run(module);
  });

  it('are flushed to the disk when PostgreSQL asks for it', () => {
    expect(operations.write(LOG, 'bytes')).toBe(1);
    expect(operations.fsync(LOG)).toBe(0);
    expect(fsyncSync).toHaveBeenCalledWith(LOG.nfd);
  });

  it('are flushed all at once as a killed process left them, before anything is written', () => {
    operations.write(PID, 'bytes');
    operations.fsync(PID);
    expect(spawnSync).not.toHaveBeenCalled();
    operations.fsync(LOG);
    operations.fsync(LOG);
    expect(spawnSync).toHaveBeenCalledTimes(1);
    expect(fsyncSync).not.toHaveBeenCalled();
  });

  it('are flushed one by one where there is no sync(1)', () => {
    jest.mocked(spawnSync).mockReturnValue({ status: null } as never);
    operations.fsync(LOG);
    expect(fsyncSync).toHaveBeenCalledWith(LOG.nfd);
  });
});
