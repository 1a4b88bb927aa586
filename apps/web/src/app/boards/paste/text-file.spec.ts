import { TextDecoder, TextEncoder } from 'node:util';
import { textOfFile } from './text-file';

Object.assign(globalThis, { TextDecoder });

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function fileOf(bytes: Uint8Array, size = bytes.length): Blob {
  return { size, arrayBuffer: () => Promise.resolve(bytes.buffer) } as Blob;
}

describe('the text of a file', () => {
  it.each([
    ['UTF-8', utf8('São Paulo')],
    [
      'UTF-16, as spreadsheets write it',
      new Uint8Array([0xff, 0xfe, ...Buffer.from('São Paulo', 'utf16le')]),
    ],
    ['the western encoding of Windows', new Uint8Array(Buffer.from('São Paulo', 'latin1'))],
  ])('is read in %s', async (_encoding, bytes) => {
    expect(await textOfFile(fileOf(bytes))).toBe('São Paulo');
  });

  it('is refused for files that are not text or too large', async () => {
    await expect(textOfFile(fileOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).rejects.toThrow(/not text/);
    await expect(textOfFile(fileOf(utf8('x'), 10_000_001))).rejects.toThrow(/too large/);
  });
});
