import { randomBytes } from 'node:crypto';

/** Servers must not be able to tell a mask beforehand; here both ends are ours, and one serves a whole process. */
const MASK = randomBytes(4);

/** A frame as clients have to send it: masked. Longer messages than 65,535 bytes are never sent here. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126 ? [0x80 | opcode, 0x80 | length] : [0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff];
  const masked = payload.map((byte, index) => byte ^ (MASK[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(head), MASK, masked]);
}
