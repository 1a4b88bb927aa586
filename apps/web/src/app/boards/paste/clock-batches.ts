import { type AppendedClock, MAX_BOARD_CLOCKS } from '@live-tz/contracts';

/** Below the maximum size of a body, with room for the rest of it. */
const MAX_BATCH_BYTES = 48_000;

const utf8 = new TextEncoder();

/** Clocks in lists that each fit into a request; one list, unless their notes are very long. */
export function batchesOf(clocks: readonly AppendedClock[]): AppendedClock[][] {
  const batches: AppendedClock[][] = [];
  let room = 0;
  for (const clock of clocks) {
    const bytes = utf8.encode(JSON.stringify(clock)).length;
    const last = batches.at(-1);
    if (last !== undefined && bytes <= room && last.length < MAX_BOARD_CLOCKS) {
      last.push(clock);
      room -= bytes;
    } else {
      batches.push([clock]);
      room = MAX_BATCH_BYTES - bytes;
    }
  }
  return batches;
}

/**
 * A UUID (version 4) for a clock: a request that is sent again does not add it twice. `crypto.randomUUID` is missing on pages
 * without TLS.
 */
export function newClockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
