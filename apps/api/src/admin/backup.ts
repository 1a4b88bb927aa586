import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SystemClock } from '../config/system-clock';
import { backupLines } from '../database/backup/backup-lines';
import { EmbeddedDataSource } from '../database/open-database';
import { DomainError } from '../errors/domain-error';

/** Backups of the embedded database while it serves. They contain no sessions, reset links, invitations, tokens or keys. */
@Injectable()
export class Backup {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Writes all content to a file that only its owner can read; an old file is replaced once the new one is complete.
   * @returns a sentence for the terminal
   * @throws DomainError `invalid` if the database is external, or the file cannot be written
   */
  async write(file: string): Promise<string> {
    if (!(this.dataSource instanceof EmbeddedDataSource)) {
      throw new DomainError(
        'invalid',
        'DATABASE_URL names a PostgreSQL: back it up with its own pg_dump, without the data of the tables sessions, password_resets, invitations and access_tokens.',
      );
    }
    const unfinished = `${file}.${randomUUID()}`;
    try {
      await this.writeTo(unfinished);
      const { size } = await stat(unfinished);
      await rename(unfinished, file);
      return `${file}: ${size} bytes.`;
    } catch (error) {
      await rm(unfinished, { force: true });
      if (!isFileError(error)) throw error;
      throw new DomainError('invalid', `The backup cannot be written to ${file}: choose another place.`, {
        cause: error,
      });
    }
  }

  private async writeTo(file: string): Promise<void> {
    await pipeline(
      Readable.from(backupLines(this.dataSource, this.clock.nowMs())),
      createGzip(),
      createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }),
    );
  }
}

const FILE_ERRORS: readonly unknown[] = [
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
];

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FILE_ERRORS.includes(error.code);
}
