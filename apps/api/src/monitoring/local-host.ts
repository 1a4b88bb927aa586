import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';

const MAX_RUN_MS = 2 * MS_PER_SECOND;
const MAX_OUTPUT_BYTES = 8_192;
/** Without the variables of this process, some of which are secrets. */
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** Reads the state of the machine on which the program runs. It changes nothing and needs no rights. */
@Injectable()
export class LocalHost {
  /** When a file or folder was last modified, UTC milliseconds; null if it is absent or not accessible. */
  async modifiedAtMs(path: string): Promise<number | null> {
    try {
      return (await stat(path)).mtimeMs;
    } catch {
      return null;
    }
  }

  /**
   * Runs a program without a shell.
   * @returns what it prints; null if it is absent, fails, prints too much or does not end in time
   */
  outputOf(program: string, args: readonly string[], maxRunMs = MAX_RUN_MS): Promise<string | null> {
    return new Promise((resolve) => {
      execFile(
        program,
        args,
        { timeout: maxRunMs, maxBuffer: MAX_OUTPUT_BYTES, killSignal: 'SIGKILL', env: ENVIRONMENT },
        (error, stdout) => resolve(error === null ? stdout : null),
      );
    });
  }
}
