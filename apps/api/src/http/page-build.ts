import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the built client, relative to the build of this file. */
export const WEB_FOLDER = join(__dirname, '../../../web/browser');
export const DOCUMENT = 'index.html';
/** The name of the main script contains a hash of all scripts, because it names the others. */
const MAIN_SCRIPT = /\bmain-([\w-]{8})\.js\b/;

/** Identifies the files of the page that this server has; null where they are not built. */
export function pageBuild(): string | null {
  const file = join(WEB_FOLDER, DOCUMENT);
  if (!existsSync(file)) return null;
  return MAIN_SCRIPT.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
}
