/** Opcodes of RFC 6455, section 5.2, as far as a small server needs them. */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Takes a frame; the payload is only good until it returns. */
export type TakeFrame = (opcode: number, payload: Buffer) => void;

interface Span {
  opcode: number;
  start: number;
  end: number;
}

/**
 * Cuts the bytes of a WebSocket server into frames, wherever the network has cut them. It reads what this project's
 * servers send and refuses the rest: no masks, no compression, no messages in several frames.
 */
export class FrameReader {
  private unread: Buffer | null = null;

  /** @throws Error at a frame that no server here should send */
  read(chunk: Buffer, take: TakeFrame): void {
    const bytes = this.unread === null ? chunk : Buffer.concat([this.unread, chunk]);
    let offset = 0;
    for (let span = frameAt(bytes, offset); span !== null; span = frameAt(bytes, offset)) {
      take(span.opcode, bytes.subarray(span.start, span.end));
      offset = span.end;
    }
    // Copied: all connections read into one and the same chunk.
    this.unread = offset < bytes.length ? Buffer.from(bytes.subarray(offset)) : null;
  }
}

/** The frame that begins at an offset, or null when it has not come whole. */
function frameAt(bytes: Buffer, offset: number): Span | null {
  if (bytes.length < offset + 2) return null;
  const first = bytes.readUInt8(offset);
  const second = bytes.readUInt8(offset + 1);
  if ((first & 0xf0) !== 0x80 || second > 127) {
    throw new Error(
      `A frame that was not asked for began with ${first.toString(16)} ${second.toString(16)}.`,
    );
  }
  const lengthBytes = second === 127 ? 8 : second === 126 ? 2 : 0;
  const start = offset + 2 + lengthBytes;
  if (bytes.length < start) return null;
  const length =
    lengthBytes === 0 ? second : bytes.readUIntBE(start - Math.min(lengthBytes, 6), Math.min(lengthBytes, 6));
  const end = start + length;
  return bytes.length < end ? null : { opcode: first & 0x0f, start, end };
}
