import { randomBytes } from 'node:crypto';

/** RFC 6455 wants unpredictable masks; here both ends are ours, and one mask serves the whole process. */
const MASK = randomBytes(4);

/** A masked frame, as RFC 6455 requires of clients; the payload may have at most 65,535 bytes. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126 ? [0x80 | opcode, 0x80 | length] : [0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff];
  const masked = payload.map((byte, index) => byte ^ (MASK[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(head), MASK, masked]);
}
