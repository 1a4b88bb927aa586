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
