/**
 * Writes a brotli and a gzip copy beside each text file of the built page, so that the server compresses no file when it is
 * requested. The document is not among them: each response fills in a nonce of its own.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT } from './built-page.mjs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(css|js|json|svg|txt|webmanifest)$/;
/** A smaller file fits into the packet that carries its headers. */
const MIN_BYTES = 512;

const ENCODERS = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

function precompress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < MIN_BYTES) continue;
    for (const [ending, encode] of Object.entries(ENCODERS)) {
      const encoded = encode(bytes);
      if (encoded.length < bytes.length) writeFileSync(`${path}.${ending}`, encoded);
    }
  }
}

precompress(BUILT);
