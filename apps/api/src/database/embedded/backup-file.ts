import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Whether a file contains rows as JSON, rather than the cluster archive of earlier releases. @throws if it is not a gzip file */
export async function isRowBackup(file: string): Promise<boolean> {
  for await (const chunk of textOf(file)) return String(chunk).startsWith('{');
  return false;
}

/** The lines of a backup. @throws for any fault of the file, a missing end included */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of textOf(file)) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function textOf(file: string): Readable {
  const ignore = (): void => {
    // The consumer gets the error as well.
  };
  return pipeline(createReadStream(file), createGunzip(), ignore).setEncoding('utf8');
}
