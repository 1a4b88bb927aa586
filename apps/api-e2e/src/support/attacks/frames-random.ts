import { frame, text } from './frames';
import type { FixedRandom } from '../fixed-random';

/** Keeps a message below the size that would count as a flood. */
const MAX_BYTES = 2_000;
const NAMES = [
  'sync',
  'watch',
  'tick',
  'connect',
  'disconnect',
  '__proto__',
  'constructor',
  'newListener',
  '',
] as const;

/** A frame a client might send: valid, invalid in one respect, or random bytes. */
export function randomFrame(random: FixedRandom): Buffer {
  return random.of<() => Buffer>([
    () => random.bytes(1 + random.below(60)),
    () => frame(random.below(256), random.bytes(random.below(125))),
    () => frame(random.below(256), random.bytes(random.below(MAX_BYTES))),
    () => wrongLength(random),
    () => text(enginePacket(random)),
    () => text(enginePacket(random)),
    () => text(`4${socketIoPacket(random)}`),
    () => text(`4${socketIoPacket(random)}`),
    () => text(`4${socketIoPacket(random)}`),
    () => frame(0x82, random.bytes(random.below(MAX_BYTES))),
  ])();
}

/** A frame whose header has a wrong length, up to the largest possible one. */
function wrongLength(random: FixedRandom): Buffer {
  const bytes = frame(random.of([0x81, 0x82, 0x01, 0x00, 0x89]), random.bytes(random.below(100)));
  bytes[1] = random.below(256);
  return bytes;
}

function enginePacket(random: FixedRandom): string {
  return random.of([
    '0',
    '1',
    '2',
    '2probe',
    '3',
    '3probe',
    '5',
    '6',
    '7',
    'b',
    `b${'A'.repeat(random.below(200))}`,
    '',
  ]);
}

/** https://socket.io/docs/v4/socket-io-protocol/#packet-encoding, where each part may be missing, huge or invalid. */
function socketIoPacket(random: FixedRandom): string {
  const type = random.of(['0', '1', '2', '2', '2', '3', '4', '5', '6', '7', 'x', '']);
  const attachments = random.of(['', '', '', '1-', '10-', '99999999999-', '-1-', 'NaN-', '1e9-', '-']);
  const namespace = random.of([
    '',
    '/clock,',
    '/clock,',
    '/clock,',
    '/clock',
    '/other,',
    '/,',
    `/${'n'.repeat(500)},`,
    '/clock?a=b,',
  ]);
  const id = random.of(['', '', '0', '7', '-1', '1e999', '9'.repeat(300), '0x10', ' ']);
  return `${type}${attachments}${namespace}${id}${payload(random)}`;
}

function payload(random: FixedRandom): string {
  return random.of<() => string>([
    () => '',
    () => JSON.stringify([random.of(NAMES), random.below(1e9)]),
    () => JSON.stringify([random.of(NAMES), Array<string>(random.below(150)).fill('UTC')]),
    () => JSON.stringify([random.of(NAMES), { _placeholder: true, num: random.of([0, -1, 1e9]) }]),
    () => '['.repeat(random.below(MAX_BYTES)),
    () => `["watch",${'['.repeat(400)}${']'.repeat(400)}]`,
    () => '{"__proto__":{"polluted":true}}',
    () => '["watch",["__proto__","constructor","toString"]]',
    () => '["sync",1e999]',
    () => 'null',
    () => '"\\ud800"',
    () => random.bytes(random.below(100)).toString('latin1'),
  ])();
}
