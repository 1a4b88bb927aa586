import { FrameReader, OPCODE } from './frame-reader';

type Seen = [opcode: number, text: string];

/** An unmasked frame, as a server sends it, with the shortest encoding of its length. */
function serverFrame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** The frames read from pieces that arrive in one shared buffer, as in `ClientSocket`. */
function readIn(pieces: readonly Buffer[]): Seen[] {
  const reader = new FrameReader();
  const seen: Seen[] = [];
  const shared = Buffer.alloc(Math.max(...pieces.map(({ length }) => length)));
  for (const piece of pieces) {
    piece.copy(shared);
    reader.read(shared.subarray(0, piece.length), (opcode, payload) =>
      seen.push([opcode, payload.toString()]),
    );
    shared.fill(0xff);
  }
  return seen;
}

describe('FrameReader', () => {
  const frames: Seen[] = [
    [OPCODE.text, '42/clock,["tick",1795374247000]'],
    [OPCODE.ping, ''],
    [OPCODE.text, 'z'.repeat(125)],
    [OPCODE.text, 'z'.repeat(126)],
    [OPCODE.text, 'Zürich'],
  ];
  const bytes = Buffer.concat(frames.map(([opcode, text]) => serverFrame(opcode, text)));

  it('reads several frames from one chunk', () => {
    expect(readIn([bytes])).toEqual(frames);
  });

  it('reads frames that are split at any byte', () => {
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(readIn([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(frames);
    }
  });

  it('reads frames that arrive byte by byte', () => {
    expect(readIn([...bytes].map((byte) => Buffer.from([byte])))).toEqual(frames);
  });

  it.each([65_535, 65_536, 70_000])('reads a payload of %i bytes', (length) => {
    const text = 'z'.repeat(length);
    expect(readIn([serverFrame(OPCODE.text, text)])).toEqual([[OPCODE.text, text]]);
  });

  it.each([
    ['compressed', 0xc1, 2],
    ['fragmented', 0x01, 2],
    ['masked', 0x81, 0x82],
  ])('rejects a frame that is %s', (_how, first, second) => {
    expect(() => readIn([Buffer.from([first, second, 0, 0])])).toThrow('unsupported');
  });
});
