/** Fails the build when the files of the dashboard's first second are larger than their budget, as a browser with brotli loads them. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT, dashboardFiles } from './built-page.mjs';

/** With the headers of the responses, the session and the clocks it makes the 150 kB that `transfer.spec.ts` measures. */
const MAX_BYTES = 135_000;

const sizes = [...dashboardFiles(), 'index.html'].map((path) => {
  const file = join(BUILT, path);
  return { path, bytes: statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size };
});
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
process.stdout.write(
  `First second of the dashboard: ${sizes.length} files, ${total} bytes of ${MAX_BYTES}\n`,
);
if (total > MAX_BYTES) {
  for (const { path, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes))
    process.stderr.write(`${String(bytes).padStart(8)}  ${path}\n`);
  process.stderr.write(
    'Load later what the first second does not need, or raise the budget with a reason.\n',
  );
  process.exit(1);
}
