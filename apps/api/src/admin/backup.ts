import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { EmbeddedDataSource } from '../database/open-database';
import { DomainError } from '../http/domain-error';

/** Backups of the embedded database, taken while it serves. */
@Injectable()
export class Backup {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Writes the whole database to a file that only its owner can read; an old file is replaced once the new one is whole. */
  async write(file: string): Promise<string> {
    if (!(this.dataSource instanceof EmbeddedDataSource)) {
      throw new DomainError('invalid', 'DATABASE_URL names a PostgreSQL: back it up with its own pg_dump.');
    }
    const dump = await this.dataSource.embedded.dump();
    const unfinished = `${file}.${randomUUID()}`;
    try {
      await writeFile(unfinished, dump, { mode: 0o600, flag: 'wx' });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw new DomainError('invalid', `The backup cannot be written to ${file}: choose another place.`, {
        cause: error,
      });
    }
    return `${file}: ${dump.byteLength} bytes.`;
  }
}
