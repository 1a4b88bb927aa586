/** WebSocket frames of a client: https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */

export const FIN = 0x80;
const CLOSE = 8;
export const [CONTINUATION, TEXT] = [0, 1] as const;
export const [PING, PONG] = [9, 10] as const;
const MASKED = 0x80;
const MASK_BYTES = 4;
const MAX_SHORT_BYTES = 125;
const LENGTH_IN_TWO_BYTES = 126;

/** A masked frame of less than 64 kB; the mask is zero, which leaves the payload unchanged. */
export function frame(first: number, payload: Buffer | string = ''): Buffer {
  const body = Buffer.from(payload);
  const length =
    body.length <= MAX_SHORT_BYTES
      ? [body.length]
      : [LENGTH_IN_TWO_BYTES, body.length >> 8, body.length & 0xff];
  const [size = 0, ...more] = length;
  return Buffer.concat([Buffer.from([first, MASKED | size, ...more]), Buffer.alloc(MASK_BYTES), body]);
}

export function text(payload: string): Buffer {
  return frame(FIN | TEXT, payload);
}

export function many(one: Buffer, times: number): Buffer {
  return Buffer.concat(Array<Buffer>(times).fill(one));
}

/** The code of the close frame at the end of the bytes of a server, whose frames are not masked; null: there is none. */
export function closeCodeIn(received: Buffer): number | null {
  for (
    let at = received.lastIndexOf(FIN | CLOSE);
    at >= 0;
    at = at === 0 ? -1 : received.lastIndexOf(FIN | CLOSE, at - 1)
  ) {
    const length = received[at + 1] ?? 0;
    if (length >= 2 && length <= MAX_SHORT_BYTES && at + 2 + length === received.length)
      return received.readUInt16BE(at + 2);
  }
  return null;
}
