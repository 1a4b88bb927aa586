/** The opcodes of RFC 6455, section 5.2, that the servers of the bench use. */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** The payload is valid only until the callback returns. */
export type OnFrame = (opcode: number, payload: Buffer) => void;

interface Span {
  opcode: number;
  start: number;
  end: number;
}

/**
 * Splits the bytes of a WebSocket server into frames. It supports what the servers of the bench send and rejects the rest:
 * masks, compression and fragments.
 */
export class FrameReader {
  private unread: Buffer | null = null;

  /** @throws Error for an unsupported frame */
  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.unread === null ? chunk : Buffer.concat([this.unread, chunk]);
    let offset = 0;
    for (let span = frameAt(bytes, offset); span !== null; span = frameAt(bytes, offset)) {
      onFrame(span.opcode, bytes.subarray(span.start, span.end));
      offset = span.end;
    }
    // Copied, because all connections read into the same chunk.
    this.unread = offset < bytes.length ? Buffer.from(bytes.subarray(offset)) : null;
  }
}

/** The frame that begins at an offset, or null when it is incomplete. */
function frameAt(bytes: Buffer, offset: number): Span | null {
  if (bytes.length < offset + 2) return null;
  const first = bytes.readUInt8(offset);
  const second = bytes.readUInt8(offset + 1);
  if ((first & 0xf0) !== 0x80 || second > 127) {
    throw new Error(`An unsupported frame began with ${first.toString(16)} ${second.toString(16)}.`);
  }
  const lengthBytes = second === 127 ? 8 : second === 126 ? 2 : 0;
  const start = offset + 2 + lengthBytes;
  if (bytes.length < start) return null;
  const length =
    lengthBytes === 0 ? second : bytes.readUIntBE(start - Math.min(lengthBytes, 6), Math.min(lengthBytes, 6));
  const end = start + length;
  return bytes.length < end ? null : { opcode: first & 0x0f, start, end };
}
