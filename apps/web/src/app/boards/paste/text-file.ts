import { UnreadableFile } from './account-file';

/** More than the export of the largest account. */
const MAX_FILE_BYTES = 10_000_000;
const NUL = '\0';

/**
 * The text of a file: in UTF-8, in UTF-16 with a byte order mark, or in Windows' encoding for western Europe, in which older
 * spreadsheets write CSV.
 *
 * @throws UnreadableFile
 */
export async function textOfFile(file: Blob): Promise<string> {
  if (file.size > MAX_FILE_BYTES)
    throw new UnreadableFile('This file is too large: choose one of at most 10 MB.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes);
  if (text.includes(NUL)) {
    throw new UnreadableFile('This file is not text. Save it as CSV, or copy its cells and paste them here.');
  }
  return text;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
