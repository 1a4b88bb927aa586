/** Fails the build when the files of the dashboard's first second are larger than their budget, as a browser with brotli loads them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { BUILT, dashboardFiles } from './built-page.mjs';

/** With the headers of the responses and the data in the document it makes the 150 kB that `transfer.spec.ts` measures. */
const MAX_BYTES = 140_500;
/** As the server compresses the document, which is different in each response. */
const DOCUMENT_QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 3 };

const files = dashboardFiles().map((path) => {
  const file = join(BUILT, path);
  return { path, bytes: statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size };
});
const document = brotliCompressSync(readFileSync(join(BUILT, 'index.html')), { params: DOCUMENT_QUALITY });
const sizes = [...files, { path: 'index.html', bytes: document.length }];
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
