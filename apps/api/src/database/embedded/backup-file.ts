import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Whether a file holds rows as JSON, and not the archive of a cluster that earlier releases made. @throws for no gzip file */
export async function isRowBackup(file: string): Promise<boolean> {
  for await (const chunk of textOf(file)) return String(chunk).startsWith('{');
  return false;
}

/** The lines of a backup. @throws whatever is wrong with the file, also when its end is missing */
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
    // Who reads gets the error as well.
  };
  return pipeline(createReadStream(file), createGunzip(), ignore).setEncoding('utf8');
}
