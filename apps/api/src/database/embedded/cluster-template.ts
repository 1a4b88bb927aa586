import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';

/** PGlite 0.5 is PostgreSQL 18; a cluster of another major version cannot be read by it. */
export const POSTGRES_MAJOR = '18';

const FORMAT = 'live-tz-cluster';
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** The first line of a template. The contents of its files follow, one after the other. */
interface TemplateHeader {
  format: typeof FORMAT;
  postgres: string;
  /** Names of the migrations that have run on it. */
  migrations: readonly string[];
  /** Parents before what is in them. */
  folders: readonly string[];
  files: readonly { path: string; bytes: number }[];
}

/** Packs a cluster that is closed: what `unpackTemplate` makes a new one of. */
export function packTemplate(folder: string, migrations: readonly string[]): Buffer {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(folder.length + 1) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const contents = entries
    .filter(({ entry }) => entry.isFile())
    .map(({ path }) => ({ path, content: readFileSync(join(folder, path)) }));
  const header: TemplateHeader = {
    format: FORMAT,
    postgres: POSTGRES_MAJOR,
    migrations,
    folders: entries.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path),
    files: contents.map(({ path, content }) => ({ path, bytes: content.length })),
  };
  const first = Buffer.from(`${JSON.stringify(header)}\n`);
  return gzipSync(Buffer.concat([first, ...contents.map(({ content }) => content)]), {
    level: constants.Z_BEST_COMPRESSION,
  });
}

/**
 * Makes a cluster of a template in a folder that does not exist yet, readable by its owner only.
 * @param known names of the migrations of this release; those the template lacks run when it is opened
 * @throws Error with the reason when the file is missing or damaged, or belongs to another PostgreSQL or a newer release
 */
export function unpackTemplate(file: string, folder: string, known: readonly string[]): void {
  const content = gunzipSync(readFileSync(file));
  const headerEnd = content.indexOf('\n');
  const header = JSON.parse(content.toString('utf8', 0, headerEnd)) as TemplateHeader;
  check(header, known);
  mkdirSync(folder, { mode: FOLDER_MODE });
  for (const path of header.folders) mkdirSync(join(folder, path), { mode: FOLDER_MODE });
  let at = headerEnd + 1;
  for (const { path, bytes } of header.files) {
    writeFileSync(join(folder, path), content.subarray(at, at + bytes), { mode: FILE_MODE });
    at += bytes;
  }
  if (at !== content.length) throw new Error('its length is not that of its files');
}

function check({ format, postgres, migrations }: TemplateHeader, known: readonly string[]): void {
  if (format !== FORMAT) throw new Error('it is no template of a cluster');
  if (postgres !== POSTGRES_MAJOR)
    throw new Error(`it is of PostgreSQL ${postgres}, this release reads ${POSTGRES_MAJOR}`);
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`this release has no migration ${unknown}`);
}
