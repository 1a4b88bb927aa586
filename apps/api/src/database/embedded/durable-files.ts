import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncFileSystem } from './sync-files';

/** What is used of a file that PGlite has open, and of the operations of its file system (Emscripten's NODEFS). */
interface OpenFile {
  readonly nfd: number;
  readonly path: string;
}
interface FileOperations {
  write(file: OpenFile, ...rest: unknown[]): number;
  fsync?(file: OpenFile): number;
}
type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** PostgreSQL locks its folder with it. The folder lock replaces it, so it need not survive anything. */
const PID_FILE = '/postmaster.pid';

/**
 * The files of a cluster, with the fsync(2) that PGlite's own file system leaves out: a commit is on the disk before it is
 * acknowledged.
 */
export class DurableFiles extends NodeFS {
  private hasWritten = false;
  private isFlushed: boolean | null = null;

  constructor(private readonly folder: string) {
    super(folder);
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = [...(emscriptenOpts.preRun ?? []), this.addFsync] as EmscriptenOptions['preRun'];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  private readonly addFsync = (module: {
    FS: { filesystems: { NODEFS: { stream_ops: FileOperations } } };
  }): void => {
    const operations = module.FS.filesystems.NODEFS.stream_ops;
    const { write } = operations;
    operations.write = (file, ...rest) => {
      this.hasWritten ||= !file.path.endsWith(PID_FILE);
      return write(file, ...rest);
    };
    operations.fsync = (file) => {
      if (!file.path.endsWith(PID_FILE) && !this.isLeftBefore()) fsyncSync(file.nfd);
      return 0;
    };
  };

  /**
   * Whether the file to be flushed was left by an earlier process and is on the disk. After a kill PostgreSQL flushes every
   * file twice before it writes any, which takes seconds on a slow disk; one sync(1) does the same.
   */
  private isLeftBefore(): boolean {
    if (this.hasWritten) return false;
    this.isFlushed ??= syncFileSystem(this.folder);
    return this.isFlushed;
  }
}
