import module from 'node:module';
import { join } from 'node:path';

/** Node 22 has it, Node 20 does not; the types are those of Node 20. */
type WithCompileCache = typeof module & { enableCompileCache?: (folder: string) => unknown };

/**
 * Has Node keep the compiled code of everything that is loaded from now on, and load it from there at the next start.
 * Where it cannot (an older Node, a folder that cannot be written), the start only takes longer.
 */
export function enableCompileCache(dataDir: string): void {
  (module as WithCompileCache).enableCompileCache?.(join(dataDir, 'compile-cache'));
}
