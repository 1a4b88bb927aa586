const FINAL_TEXT = 0x81;
const MAX_SHORT_BYTES = 125;
const LENGTH_IN_TWO_BYTES = 126;

/**
 * A text as one unmasked WebSocket frame (RFC 6455, section 5.2).
 *
 * @param text at most 65,535 bytes in UTF-8
 */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length <= MAX_SHORT_BYTES) {
    return Buffer.concat([Buffer.of(FINAL_TEXT, payload.length), payload]);
  }
  const header = Buffer.of(FINAL_TEXT, LENGTH_IN_TWO_BYTES, 0, 0);
  header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}
