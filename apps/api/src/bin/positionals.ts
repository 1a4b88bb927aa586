import { parseArgs } from 'node:util';

/** The arguments of a command without options, or null if there is an option. A name that begins with `-` follows `--`. */
export function positionals(args = process.argv.slice(2)): string[] | null {
  try {
    return parseArgs({ args, allowPositionals: true }).positionals;
  } catch {
    return null;
  }
}
